"""`grader new`: an exercise that loads and builds as it is laid out."""

import ast

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from grader.authoring.build import products
from grader.authoring.examining import Examiner
from grader.authoring.forms import stub_source
from grader.authoring.scaffold import scaffold
from grader.cli.grader import grader_group
from grader.course import open_course
from grader.errors import AuthorError
from grader.hints import load_hints
from grader.manifest import Proof

SIGNATURES = ["softmax(logits)", "cross_entropy(y_true, y_pred)"]
LETTERS = "abcdefgh"


def laid_out(folder, exercise_id="softmax", signatures=("softmax(logits)",)):
    """The course in `folder` once the files are written."""
    for path, text in scaffold(folder, exercise_id, signatures).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return open_course(folder)


def new(*arguments):
    """The command, in this process: raises what it raises."""
    result = CliRunner().invoke(
        grader_group, ["new", *map(str, arguments)], standalone_mode=False, catch_exceptions=False
    )
    return result.output.splitlines()


def test_a_new_course_has_the_exercise_and_the_usual_demands(tmp_path):
    course = laid_out(tmp_path / "ml course")
    (entry,) = course.entries
    assert (entry.id, entry.folder) == ("softmax", "01_softmax")
    assert course.proof == Proof()


def test_the_next_exercise_has_the_next_number(mini_course):
    course = laid_out(mini_course)
    assert [entry.folder for entry in course.entries] == ["01_double", "02_softmax"]


def test_the_manifest_keeps_what_stood_in_it(mini_course):
    before = (mini_course / "exercises/course.toml").read_text()
    laid_out(mini_course)
    assert (mini_course / "exercises/course.toml").read_text().startswith(before)


@pytest.mark.parametrize("inside", ["", "exercises"])
def test_the_files_stand_in_the_course_whichever_folder_is_named(mini_course, inside):
    files = scaffold(mini_course / inside, "softmax", [])
    root = mini_course.resolve()
    assert {str(path.relative_to(root)) for path in files} == {
        "exercises/course.toml",
        "exercises/02_softmax/README.md",
        "exercises/02_softmax/checks.py",
        "exercises/02_softmax/hints.toml",
        "solutions/02_softmax/softmax.py",
        "solutions/02_softmax/hidden.py",
    }


@pytest.mark.parametrize("signatures", [SIGNATURES, SIGNATURES[:1], []])
def test_a_new_exercise_loads_with_the_points_of_the_manifest(tmp_path, signatures):
    course = laid_out(tmp_path, "softmax", signatures)
    exercise = course.load("softmax", hidden=True)
    names = [text.partition("(")[0] for text in signatures or ["softmax(x)"]]
    assert list(exercise.signatures) == names
    assert exercise.max_score == 4 * len(names)
    assert list(load_hints(course, exercise).steps) == names


def test_its_functions_have_the_parameters_that_were_given(tmp_path):
    exercise = laid_out(tmp_path, "softmax", SIGNATURES).load("softmax", hidden=False)
    assert exercise.signatures["cross_entropy"] == ("y_true", "y_pred")


@given(st.lists(st.text(LETTERS, min_size=1, max_size=4), min_size=1, max_size=3, unique=True))
def test_every_file_is_a_program_and_has_a_region_to_take_out(tmp_path_factory, names):
    signatures = [f"{name}_1(x, y_{name})" for name in names]
    files = scaffold(tmp_path_factory.getbasetemp() / "no course", "softmax", signatures)
    for path, text in files.items():
        if path.suffix == ".py":
            ast.parse(text)
    source = next(text for path, text in files.items() if path.name == "softmax.py")
    ast.parse(stub_source(source))
    assert stub_source(source).count("NotImplementedError") == len(names)


def test_what_is_to_be_written_says_so(tmp_path):
    files = scaffold(tmp_path, "softmax", SIGNATURES)
    written = [path.name for path, text in files.items() if "TODO" in text]
    assert sorted(written) == ["README.md", "checks.py", "hints.toml", "softmax.py"]


def test_a_new_exercise_can_be_built_as_it_is(tmp_path, launcher):
    course = laid_out(tmp_path, "softmax", SIGNATURES)
    for product in products(course, course.entries, Examiner(course, launcher, jobs=1)):
        product.write()
    built = {path.name for path in (course.exercises_dir / "01_softmax").iterdir()}
    assert {"softmax.py", "softmax.ipynb", "expected.json", "mistakes.json"} <= built


@pytest.mark.parametrize("exercise_id", ["", "Softmax", "soft-max", "2nd", "a b", "class", "../x"])
def test_an_id_that_cannot_be_one_is_refused(tmp_path, exercise_id):
    with pytest.raises(AuthorError, match="cannot be an id: use small letters, digits and _"):
        scaffold(tmp_path, exercise_id, [])


@pytest.mark.parametrize(
    "signature",
    ["f", "f()", "f(", "f(x,)", "f(2)", "f(x y)", "f(*x)", "", "f(x=1)", "f(lambda)", "f(x, x)"],
)
def test_a_signature_that_is_none_is_refused(tmp_path, signature):
    with pytest.raises(
        AuthorError, match=r"is no signature; write it as in 'mse\(y_true, y_pred\)'"
    ):
        scaffold(tmp_path, "softmax", [signature])


@pytest.mark.parametrize("exercise_id", ["checks", "hidden", "tensorflow", "random"])
def test_an_id_whose_file_would_hide_another_is_refused(tmp_path, exercise_id):
    with pytest.raises(AuthorError, match="a file of that name is in the way"):
        scaffold(tmp_path, exercise_id, [])


@pytest.mark.parametrize("name", ["train", "value", "call", "_f", "class"])
def test_a_function_that_no_check_could_call_is_refused(tmp_path, name):
    with pytest.raises(AuthorError, match="cannot be called"):
        scaffold(tmp_path, "softmax", [f"{name}(x)"])


def test_a_function_that_is_given_twice_is_refused(tmp_path):
    with pytest.raises(AuthorError, match="a function is given twice"):
        scaffold(tmp_path, "softmax", ["f(x)", "f(y)"])


def test_a_new_course_in_a_folder_of_any_name_loads(tmp_path):
    laid_out(tmp_path / 'my "x" \\ y')


def test_an_exercise_that_the_course_has_is_refused(mini_course):
    with pytest.raises(AuthorError, match="there is an exercise 'double' already"):
        scaffold(mini_course, "double", [])


# The command.


def test_the_command_writes_every_file_and_says_which(tmp_path):
    printed = new("softmax", "--function", SIGNATURES[0], "--course", tmp_path)
    assert len(printed) == 6
    for line in printed:
        assert (tmp_path / line.removeprefix("written: ")).is_file()
    for kind in ("variants", "mistakes"):
        assert (tmp_path / "solutions/01_softmax" / kind).is_dir()


def test_the_command_finds_the_course_above_the_current_folder(mini_course, monkeypatch):
    monkeypatch.delenv("GRADER_COURSE", raising=False)
    monkeypatch.chdir(mini_course / "solutions" / "01_double")
    new("softmax")
    assert open_course(mini_course).ids == ("double", "softmax")


def test_the_command_takes_the_course_that_the_environment_names(mini_course, monkeypatch):
    monkeypatch.setenv("GRADER_COURSE", str(mini_course))
    new("softmax")
    assert open_course(mini_course).ids == ("double", "softmax")


def test_the_command_overwrites_nothing(mini_course):
    kept = mini_course / "solutions" / "02_softmax" / "hidden.py"
    kept.parent.mkdir()
    kept.write_text("mine\n")
    with pytest.raises(AuthorError, match=r"hidden\.py: is there already; nothing was written"):
        new("softmax", "--course", mini_course)
    assert kept.read_text() == "mine\n"
    assert open_course(mini_course).ids == ("double",)
    assert not (mini_course / "exercises" / "02_softmax").exists()


def test_the_command_asks_for_a_folder_where_there_is_no_course(tmp_path, monkeypatch):
    monkeypatch.delenv("GRADER_COURSE", raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AuthorError, match="no course here or above; name a folder for it with"):
        new("softmax")
