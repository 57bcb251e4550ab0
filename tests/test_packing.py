"""What `grader pack` puts into an upload."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import requires
from itertools import pairwise
from pathlib import Path

import pytest
from commands import ran
from handed_in import MINI_COURSE
from packaging.requirements import Requirement
from packaging.version import Version
from packed import refusal
from submissions import ROOT

from grader.course import open_course
from grader.platforms.bundle import PINS, course_files
from grader.platforms.platform import NAMES
from grader.platforms.wheel import PACKAGE, wheel


@pytest.fixture(scope="module")
def built():
    return wheel()


def names_in(data):
    return set(zipfile.ZipFile(io.BytesIO(data)).namelist())


def test_the_wheel_holds_the_package_as_it_runs_here(built):
    _, data = built
    here = {
        f"grader/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and not {"__pycache__", "course_files"} & set(path.parts)
    }
    assert {name for name in names_in(data) if name.startswith("grader/")} == here


def test_the_wheel_installs(built, tmp_path):
    name, data = built
    (tmp_path / name).write_bytes(data)
    place = tmp_path / "place"
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(place)]
    subprocess.run([*pip, str(tmp_path / name)], check=True)
    version = [sys.executable, str(place / "bin" / "grader"), "--version"]
    done = subprocess.run(version, capture_output=True, text=True, env={"PYTHONPATH": str(place)})
    assert done.returncode == 0, done.stderr
    assert (place / "grader" / "publishing" / "templates" / "feedback.html").is_file()


def test_the_same_upload_is_made_twice(built):
    assert wheel() == built


@pytest.mark.parametrize("platform", NAMES)
def test_no_solution_is_in_any_upload(platform, tmp_path):
    status, told, said = ran("pack", platform, "--out", tmp_path / "out.zip", "--course", ROOT)
    assert status == 0, told + said
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        packed = [archive.read(name) for name in archive.namelist()]
    for line in solution_lines():
        assert not any(line in data for data in packed), line


def solution_lines():
    """Lines that students have to write, and that stand in nothing they are given."""
    course = open_course(ROOT)
    given = b"\n".join(
        path.read_bytes()
        for folder in (course.exercises_dir, PACKAGE)
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in (".py", ".ipynb", ".md", ".json", ".toml")
    )
    lines = set()
    for entry in course.entries:
        text = (course.solutions_dir / entry.folder / f"{entry.id}.py").read_text()
        for body in re.findall(r"# <solution>\n(.*?)# </solution>", text, re.DOTALL):
            lines |= {line.strip().encode() for line in body.splitlines() if len(line.strip()) > 25}
    distinct = {line for line in lines if line not in given}
    assert len(distinct) > 50
    return distinct


def test_a_course_is_packed_with_what_hidden_checks_need():
    files = course_files(open_course(MINI_COURSE))
    assert "course/solutions/01_double/hidden.py" in files
    assert "course/solutions/01_double/double.py" not in files
    assert not [name for name in files if "mistakes/" in name or "variants/" in name]


def test_of_what_lies_among_the_exercises_neither_solutions_nor_an_editors_copies_are_packed(
    tmp_path,
):
    course = tmp_path / "exercises"
    shutil.copytree(MINI_COURSE / "exercises", course)
    before = course_files(open_course(course, tmp_path / "nowhere"))
    shutil.copytree(MINI_COURSE / "solutions", course / "solutions")
    for name in ("double.py", "hidden.py", "hidden.json"):
        solution = MINI_COURSE / "solutions" / "01_double" / name
        for folder in (".ipynb_checkpoints", "01_double/.ipynb_checkpoints", "01_double"):
            (course / folder).mkdir(exist_ok=True)
            if folder != "01_double" or name != "double.py":
                shutil.copy(solution, course / folder)
    assert course_files(open_course(course, tmp_path / "nowhere")) == before


@pytest.mark.parametrize("suffix", [".py", ".ipynb"])
def test_a_stub_that_holds_the_solution_is_not_packed_where_students_read_it(suffix, tmp_path):
    shutil.copytree(MINI_COURSE, tmp_path / "course")
    stub = tmp_path / "course" / "exercises" / "01_double" / f"double{suffix}"
    shutil.copy(MINI_COURSE / "solutions" / "01_double" / stub.name, stub)
    said = refusal("classroom50", tmp_path / "packed", course=tmp_path / "course")
    assert f"{stub.name}: holds a line of the solution (return 2 * x)" in said


@pytest.mark.parametrize("platform", NAMES)
def test_an_upload_takes_the_place_of_an_upload(platform, tmp_path):
    (tmp_path / "a.zip").touch()  # as mktemp makes it
    for _ in range(2):
        status, _, said = ran(
            "pack", platform, "--out", tmp_path / "a.zip", "--course", MINI_COURSE
        )
        assert status == 0, said


@pytest.mark.parametrize("kind", ["a class", "no zip"])
def test_an_upload_takes_the_place_of_nothing_else(kind, tmp_path):
    place = tmp_path / "hw1.zip"
    if kind == "a class":
        with zipfile.ZipFile(place, "w") as handed_in:
            handed_in.writestr("Ada/.course/course.toml", "")
    else:
        place.write_text("notes")
    before = place.read_bytes()
    status, _, said = ran("pack", "gradescope", "--out", place, "--course", MINI_COURSE)
    assert (status, "was not made by pack" in said) == (2, True), said
    assert place.read_bytes() == before


def test_hidden_checks_are_packed_however_deep_the_exercises_lie(tmp_path):
    course = tmp_path / "course"
    for kind in ("exercises", "solutions"):
        shutil.copytree(MINI_COURSE / kind / "01_double", course / kind / "unit" / "01_double")
    manifest = (MINI_COURSE / "exercises" / "course.toml").read_text()
    moved = manifest.replace('"01_double"', '"unit/01_double"')
    (course / "exercises" / "course.toml").write_text(moved)
    shutil.copy(MINI_COURSE / "exercises" / "numbers.json", course / "exercises")
    files = course_files(open_course(course))
    assert "course/solutions/unit/01_double/hidden.py" in files
    assert "course/solutions/unit/01_double/hidden.json" in files


@pytest.mark.parametrize("pins", sorted(PINS.glob("*.txt")), ids=lambda path: path.stem)
def test_pins_fit_what_the_package_asks_for(pins):
    chosen = dict(line.replace("_", "-").split("==") for line in pins.read_text().split())
    for text in requires("deep-learning-grader"):
        wanted = Requirement(text)
        markers = {"python_version": pins.stem, "sys_platform": "linux", "extra": ""}
        if wanted.marker is None or wanted.marker.evaluate(markers):
            assert Version(chosen[wanted.name.lower().replace("_", "-")]) in wanted.specifier


def refused(*arguments):
    status, told, said = ran("pack", *arguments)
    assert (status, told) == (2, "")
    assert said.startswith("error: ")
    assert said.count("\n") == 1
    return said


def test_bad_input_is_one_line(tmp_path):
    course = ("--course", MINI_COURSE)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    assert "is there already" in refused("gradescope", *course, "--out", tmp_path / "full")
    assert "no folder" in refused("gradescope", *course, "--out", tmp_path / "no" / "out.zip")
    assert "gradescop" in refused("gradescop", *course, "--out", tmp_path / "out.zip")
    assert "no course.toml" in refused("gradescope", "--course", tmp_path, "--out", "out.zip")
    assert "nan" in refused("gradescope", *course, "--out", "out.zip", "--limit", "nan")
    other = ("--python", "../pins/3.12")
    assert "there are 3.10, 3.11" in refused("junit", *course, "--out", "out.zip", *other)
    missing = ("--solutions", tmp_path / "no")
    assert "no such folder" in refused("gradescope", *course, *missing, "--out", "out.zip")
    assert not Path("out.zip").exists()


def test_a_folder_is_written_where_no_zip_is_asked_for(tmp_path):
    status, told, _ = ran("pack", "gradescope", "--course", MINI_COURSE, "--out", tmp_path / "out")
    assert status == 0
    assert "exercises double; 6 points, with its hidden checks" in told
    assert (tmp_path / "out" / "run_autograder").stat().st_mode & 0o111


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("github", ".github/actions/grade/action.yml"),
        ("junit", ".gitlab-ci.yml"),
        ("junit", "Jenkinsfile"),
    ],
)
def test_a_job_grades_the_exercise_that_was_chosen_alone(platform, place, tmp_path):
    for number, chosen in enumerate([("--exercise", "double"), ()]):
        out = tmp_path / str(number)
        assert ran("pack", platform, "--course", MINI_COURSE, "--out", out, *chosen)[0] == 0
        (command,) = re.findall(
            r"grader run-platform [^'\\]*(?:\\\n[^'\\\n]*)*", (out / place).read_text()
        )
        assert ("--exercise double" in command) == bool(chosen)


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("gradescope", "run_autograder"),
        ("prairielearn", "question/tests/run.sh"),
        ("coursera", "run.sh"),
        ("submitty", "config/custom_validation_code/validate.py"),
        ("codio", "grade.sh"),
        ("xqueue", "serve.sh"),
    ],
)
def test_a_script_grades_the_exercise_that_was_chosen_alone(platform, place, tmp_path):
    for number, chosen in enumerate([("--exercise", "double"), ()]):
        out = tmp_path / str(number)
        assert ran("pack", platform, "--course", MINI_COURSE, "--out", out, *chosen)[0] == 0
        words = re.findall(r"[\w-]+", (out / place).read_text())
        pairs = [*pairwise(words)]
        assert (("--exercise", "double") in pairs) == bool(chosen)


def test_the_script_holds_what_was_chosen(tmp_path):
    chosen = ("--limit", "1200", "--hidden-rows", "after_published", "--isolation", "process")
    arguments = ("--course", MINI_COURSE, "--out", tmp_path / "out", *chosen)
    assert ran("pack", "gradescope", *arguments)[0] == 0
    last = (tmp_path / "out" / "run_autograder").read_text().splitlines()[-1]
    assert last.endswith("--limit 1200 --hidden-rows after_published --isolation process")
