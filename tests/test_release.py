"""`grader release`: what students get, and that nothing else is in it."""

import json
import re
import shutil
import zipfile

import pytest
from commands import ran
from handed_in import MINI_COURSE, zip_of
from secret_parts import found_in, held
from submissions import ROOT

from grader.course import open_course
from grader.hints import load_hints
from grader.platforms.wheel import wheel as this_grader
from grader.readiness import standings
from grader.submission import find

REPO = ["--repo", "https://github.com/org/course"]
SOLVED = "    return 2 * x\n"


@pytest.fixture
def release(tmp_path):
    """Releases a course; the place, and what was said."""

    def release(*options, course=MINI_COURSE, out="hand-out", status=0):
        place = tmp_path / out
        found, told, said = ran("release", "--out", place, "--course", course, *options)
        assert found == status, told + said
        return place, told + said

    return release


@pytest.fixture
def own_course(tmp_path):
    """A copy of this repository's course, to plant something in."""
    for name in ("exercises", "solutions"):
        shutil.copytree(ROOT / name, tmp_path / "own" / name)
    return tmp_path / "own"


def wheel_name():
    return wheel()[0]


WHEEL = this_grader()[0]
"""What it holds is the package's own, which tests/test_packing.py looks at."""
OF_STUDENTS = ["README.md", "double.ipynb", "double.py"]
OF_THE_COURSE = [*OF_STUDENTS, "checks.py", "expected.json", "mistakes.json"]


def test_it_holds_this_and_nothing_else(release):
    place, told = release(*REPO)
    assert sorted(name for name in held(place) if WHEEL not in name) == sorted(
        [".binder/requirements.txt", ".binder/runtime.txt", ".devcontainer/devcontainer.json"]
        + [".course/course.toml", ".course/numbers.json", "README.md", "requirements.txt"]
        + [f".course/01_double/{name}" for name in OF_THE_COURSE]
        + [f"exercises/01_double/{name}" for name in OF_STUDENTS]
    )
    assert (place / WHEEL).read_bytes() == this_grader()[1]
    assert told == f"1 exercise in 17 files: {place}\n"


def test_hints_lie_where_grading_finds_them(release, mini_course):
    hints = mini_course / "exercises" / "01_double" / "hints.toml"
    hints.write_text('double = ["Look.", "Think."]')
    place, told = release(course=mini_course)
    assert "hints.toml" not in told
    course = open_course(place / ".course")
    assert load_hints(course, course.load("double", hidden=False)).steps["double"][1] == "Think."
    assert "grade --hint" in (place / "README.md").read_text()


def test_a_zip_holds_the_same_in_one_folder(release):
    folder, _ = release(*REPO)
    path, _ = release(*REPO, out="hand-out.zip")
    assert held(path) == {f"hand-out/{name}": data for name, data in held(folder).items()}


@pytest.mark.parametrize("out", ["hand-out", "hand-out.zip"])
def test_nothing_of_the_solutions_is_in_it(release, out):
    place, _ = release(*REPO, course=ROOT, out=out)
    assert [line for line in found_in(place) if WHEEL not in line] == []
    assert not [name for name in held(place) if "solution" in name or "hidden" in name]


PLANTED = {
    "numbers.json": "01_learning_rate_decay/learning_rate_decay.py: w = w - lr * 2 * (w + 1)",
    "01_learning_rate_decay/mistakes.json": "decays_in_hidden_settings",
    "02_activations/checks.py": "# hidden.json: -0.00219528703",
    "03_initialization/README.md": "(0.4, 0.8, 2, 8), (0.25, 0.6, 9, 2)",
    "10_concepts/concepts.py": "# Leaky ReLU has no ceiling: large positive inputs pass\n"
    "# unchanged, as in ReLU. A ReLU with a ceiling exists, too, and is called ReLU6.",
    "10_concepts/concepts.ipynb": '"vanishing_gradients": "c",',
}


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found(release, own_course, name):
    """Of the search: it sees each kind of secret, in each kind of file."""
    plant(own_course / "exercises" / name, PLANTED[name])
    shutil.rmtree(own_course / "solutions")  # `release` itself has nothing to compare with
    place, _ = release(course=own_course, out="hand-out.zip")
    assert found_in(place), name


def plant(path, text):
    data = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        notebook = json.loads(data)
        notebook["cells"].append({"cell_type": "code", "id": "x", "source": [text]})
        data = json.dumps(notebook)
    elif path.suffix == ".json":
        data = json.dumps({**json.loads(data), "x": {"sentence": text, "seen": {}}})
    else:
        data = f"{data}\n{text}\n"
    path.write_text(data, encoding="utf-8")


@pytest.mark.parametrize("name", ["double.py", "double.ipynb"])
def test_a_stub_that_somebody_has_solved_is_not_handed_out(release, mini_course, name):
    stub = mini_course / "exercises" / "01_double" / name
    shutil.copy(mini_course / "solutions" / "01_double" / name, stub)
    if name == "double.py":
        stub.write_text("def double(x):\n" + SOLVED)
    place, told = release(course=mini_course, status=2)
    assert f"{name}: holds a line of the solution (return 2 * x); run `grader build`" in told
    assert not place.exists()


def test_it_is_told_where_there_are_no_solutions_to_search_stubs_for(release, mini_course):
    _, told = release(course=mini_course, out="first")
    assert "not searched" not in told
    shutil.rmtree(mini_course / "solutions")
    _, told = release(course=mini_course, out="second")
    assert f"no folder {mini_course / 'solutions'}: stubs were not searched for solutions" in told


def test_what_is_handed_out_counts_as_untouched(release, tmp_path):
    place, _ = release(*REPO, course=ROOT)
    course = open_course(place)
    assert course.exercises_dir == place / ".course"
    for suffix in (".py", ".ipynb"):
        stubs = sorted((place / "exercises").glob(f"*/*{suffix}"))
        found = find(stubs, course, None, tmp_path / "scratch")
        troubles = [state.trouble for state in standings(found, course, course.ids)]
        assert troubles == ["still the stub"] * 10


def test_it_holds_all_that_visible_checks_read(release):
    course, original = open_course(release(course=ROOT)[0]), open_course(ROOT)
    assert (course.ids, course.limits, course.numbers) == (
        original.ids, original.limits, original.numbers,
    )  # fmt: skip
    for id in course.ids:
        found, expected = (one.load(id, hidden=False) for one in (course, original))
        assert (found.mistakes, found.sealed) == (expected.mistakes, expected.sealed)
        assert [check.id for check, _ in found.checks()] == [c.id for c, _ in expected.checks()]
        for one, other in zip(found.sets, expected.sets, strict=True):
            assert one.recorded.by_check.keys() == other.recorded.by_check.keys()


def test_the_same_course_gives_the_same_zip(release):
    first, _ = release(*REPO, out="a.zip")
    (first.parent / "again").mkdir()
    second, _ = release(*REPO, out="again/a.zip")
    assert first.read_bytes() == second.read_bytes()
    members = zipfile.ZipFile(first).infolist()
    assert {info.date_time[0] for info in members} == {1980}
    assert [info.filename for info in members] == sorted(info.filename for info in members)


def test_its_readme_says_what_is_in_it(release):
    place, _ = release(*REPO, "--title", "Week *1*")
    text = (place / "README.md").read_text()
    assert text.startswith("# Week \\*1\\*\n\nOne exercise, 5 points.\n")
    assert "worth up to 1 more" in text
    assert "| [1 · Doubling](exercises/01_double/README.md) | 5 | [Colab](" in text
    for target in re.findall(r"\]\((?!https:)([^)]+)\)", text):
        assert (place / target).is_file()


def test_without_a_title_it_has_the_courses(release):
    place, _ = release()
    assert (place / "README.md").read_text().startswith("# Doubling\n")


@pytest.mark.parametrize(("options", "branch"), [([], "main"), (["--branch", "2027.1"], "2027.1")])
def test_notebooks_open_in_the_browser(release, options, branch):
    place, _ = release("--repo", "https://github.com/org/course.git", *options)
    colab = "https://colab.research.google.com/github/org/course/blob"
    binder = "https://mybinder.org/v2/gh/org/course"
    for name in ("README.md", "exercises/01_double/README.md"):
        text = (place / name).read_text()
        assert f"({colab}/{branch}/exercises/01_double/double.ipynb)" in text
        assert f"({binder}/{branch}?labpath=exercises%2F01_double%2Fdouble.ipynb)" in text
    overview = (place / "README.md").read_text()
    assert f"(https://codespaces.new/org/course?quickstart=1&ref={branch})" in overview


def test_without_a_repository_nothing_is_linked_to(release):
    place, _ = release()
    lesson = MINI_COURSE / "exercises" / "01_double" / "README.md"
    assert (place / "exercises" / "01_double" / "README.md").read_bytes() == lesson.read_bytes()
    assert "https:" not in (place / "README.md").read_text()


def installed_by(place):
    container = json.loads((place / ".devcontainer" / "devcontainer.json").read_text())
    assert container["postCreateCommand"] == "pip install -r requirements.txt"
    assert container["image"].endswith("/python:3.12")
    assert (place / ".binder" / "runtime.txt").read_text() == "python-3.12\n"
    line = (place / "requirements.txt").read_text()
    assert (place / ".binder" / "requirements.txt").read_text() == line
    return line


def test_this_grader_is_handed_out_as_a_wheel(release):
    """Also with a repository: one that holds the hand-out alone is no package."""
    for out, options in (("plain", ()), ("linked", REPO)):
        place, _ = release(*options, out=out)
        (wheel,) = place.glob("*.whl")
        assert installed_by(place) == f"./{wheel.name}\n"
        assert "pip install -r requirements.txt" in (place / "README.md").read_text()


def test_the_grader_may_come_from_elsewhere(release):
    place, _ = release(*REPO, "--grader", "deep-learning-grader==1.0")
    assert installed_by(place) == "deep-learning-grader==1.0\n"


def test_a_wheel_is_handed_out(release, tmp_path):
    wheel = zip_of(tmp_path / "grader-1-py3-none-any.whl", ("grader/__init__.py", ""))
    place, _ = release("--grader", wheel)
    assert installed_by(place) == "./grader-1-py3-none-any.whl\n"
    assert (place / wheel.name).read_bytes() == wheel.read_bytes()


def test_what_else_lies_in_an_exercises_folder_is_left_out_and_told(release, mini_course):
    (mini_course / "exercises" / "01_double" / "notes.txt").write_text("")
    place, told = release(course=mini_course)
    assert "left out: 01_double/notes.txt" in told
    assert not any("notes" in name for name in held(place))


def without(name):
    return lambda root: (root / "course" / "exercises" / name).unlink()


def replaced(name, old, new):
    def replace(root):
        path = root / "course" / "exercises" / name
        path.write_text(path.read_text().replace(old, new))

    return replace


def wheel(name, member):
    return lambda root: zip_of(root / name, (member, ""))


REFUSED = {
    "a stub is missing": (without("01_double/double.py"), [], "double.py: missing; run `grader b"),
    "a notebook": (without("01_double/double.ipynb"), [], "double.ipynb: missing; run `grader b"),
    "a lesson": (without("01_double/README.md"), [], "README.md: missing; write it"),
    "leads out": (replaced("course.toml", "01_double", "../x"), [], "must be one below"),
    "a file is there": (lambda root: (root / "out").write_text("x"), [], "is there already"),
    "a link": (lambda root: (root / "out").symlink_to("/nowhere"), [], "is there already"),
    "not empty": (lambda root: (root / "out" / "x").mkdir(parents=True), [], "not empty; remove"),
    "in the course": (None, ["--out", "course/new"], "inside the course"),
    "in the exercises": (None, ["--out", "course/exercises/x.zip"], "inside the course"),
    "in the solutions": (None, ["--out", "course/solutions/x"], "inside the course"),
    "no folder": (None, ["--out", "nowhere/x"], "no folder nowhere; make it"),
    "other host": (None, ["--repo", "https://gitlab.com/org/course"], "https://github.com/OW"),
    "no name": (None, ["--repo", "https://github.com/org"], "https://github.com/OWNER/NAME"),
    "more": (None, ["--repo", "https://github.com/org/course/tree/x"], "https://github.com/OW"),
    "markup": (None, ["--repo", "https://github.com/org/c)ourse"], "https://github.com/OWNER"),
    "branch": (None, [*REPO, "--branch", "a b"], "--branch a b: a branch of letters"),
    "branch alone": (None, ["--branch", "a"], "--branch goes with --repo"),
    "no wheel": (None, ["--grader", "x.whl"], "no wheel to be read: No such file"),
    "a folder": (None, ["--grader", "course"], "here alone; make a wheel"),
    "an option": (None, ["--grader", "--index-url=x"], "neither a wheel nor what pip"),
    "two lines": (None, ["--grader", "a\nb"], "neither a wheel nor what pip"),
    "hidden checks": (
        wheel("g.whl", "grader/course_files/solutions/01_x/hidden.py"),
        ["--grader", "g.whl"],
        "g.whl: holds grader/course_files/solutions/01_x/hidden.py, not for students",
    ),
    "no name of a wheel": (wheel("a b.whl", "x"), ["--grader", "a b.whl"], "not a name of a wheel"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_cannot_be_released_is_refused_in_one_line(
    release, mini_course, tmp_path, monkeypatch, why
):
    prepare, options, words = REFUSED[why]
    monkeypatch.chdir(tmp_path)
    if prepare is not None:
        prepare(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    _, told = release(*options, course=mini_course, out="out", status=2)
    assert told.startswith("error: ")
    assert told.count("\n") == 1
    assert words in told
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_is_filled(release, tmp_path):
    (tmp_path / "hand-out").mkdir()
    place, _ = release()
    assert (place / "README.md").is_file()
