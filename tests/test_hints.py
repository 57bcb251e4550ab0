"""Lessons and hints in steps: those of this course, and `grade --hint`."""

import re

import click
import pytest
from submissions import ROOT

from grader.authoring.corpus import explanations, explanations_path
from grader.cli.grade import grade_command
from grader.course import open_course
from grader.errors import AuthorError
from grader.hints import first_concern, load_hints, missing_hints, names_of
from grader.model import CheckResult, ExerciseResult, Verdict

COURSE = open_course(ROOT)
SHORTEST = 8  # characters of an expression that tells something
STUB = "def double(x):\n    raise NotImplementedError\n"


def loaded(exercise_id):
    exercise = COURSE.load(exercise_id, hidden=False)
    return exercise, load_hints(COURSE, exercise)


def source_of(exercise_id):
    folder = COURSE.entry(exercise_id).folder
    return (COURSE.solutions_dir / folder / f"{exercise_id}.py").read_text()


def solution_lines(exercise_id):
    """What students are to write: whole lines, and what they assign or return."""
    regions = re.findall(r"# <solution>\n(.*?)# <(?:stub|/solution)>", source_of(exercise_id), re.S)
    lines = {line.strip() for region in regions for line in region.splitlines()}
    lines |= {re.sub(r"^(return|[\w, ]+ [-+*/]?=) ", "", line) for line in lines}
    return {line for line in lines if len(line) >= SHORTEST and not line.startswith("#")}


def test_each_lesson_is_headed_by_its_number():
    for number, entry in enumerate(COURSE.entries, start=1):
        lesson = (COURSE.exercises_dir / entry.folder / "README.md").read_text(encoding="utf-8")
        assert lesson.startswith(f"# {number} · "), entry.id


@pytest.mark.parametrize("exercise_id", COURSE.ids)
def test_each_function_has_three_steps_and_each_question_two(exercise_id):
    exercise, hints = loaded(exercise_id)
    assert missing_hints(COURSE, exercise) == []
    steps = 2 if exercise.values else 3
    for name in names_of(exercise):
        told = [hints.step(name, number).text for number in range(1, steps + 1)]
        assert len(set(told)) == len(hints.steps[name]) == steps, name


@pytest.mark.parametrize("exercise_id", [i for i in COURSE.ids if i != "concepts"])
def test_no_line_of_a_solution_is_in_its_hints(exercise_id):
    _, hints = loaded(exercise_id)
    lines = solution_lines(exercise_id)
    assert lines
    for name, steps in hints.steps.items():
        plain = " ".join(steps).replace("`", "")
        assert [line for line in lines if line in plain] == [], name


def options_of(question):
    """The options of a question by their letters, as one line each."""
    part = source_of("concepts").split(f"# ### `{question}`")[1].split("# ###")[0]
    plain = " ".join(part.replace("\n#", " ").split())
    return dict(re.findall(r"- \*\*([a-d])\*\*: (.*?)(?= - \*\*|$|# %%)", plain))


def phrases(text):
    """All that four words in a row say."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 4]) for i in range(len(words) - 3)}


def test_no_hint_on_a_question_names_a_letter_or_says_an_option():
    exercise, hints = loaded("concepts")
    entry = COURSE.entry("concepts")
    wrong = explanations(explanations_path(COURSE, entry))
    for question in names_of(exercise):
        text = " ".join(hints.steps[question])
        named = re.findall(r"[\"'*`(]([a-dA-D])[\"'*`)]|\b([b-dB-D])\b|[Oo]ption (\w)\b", text)
        assert named == [], question
        options = options_of(question)
        assert set(options) == set("abcd")
        (key,) = set("abcd") - set(wrong[question])
        assert phrases(text) & phrases(options[key]) == set(), question


def write_hints(folder, text):
    path = folder / "exercises" / "01_double" / "hints.toml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('tripel = ["three"]', "tripel: exercise 'double' has no such name; it has double"),
        ("double = []", "double must be a list of texts"),
        ('double = "one"', "double must be a list of texts"),
        ('double = ["one", 2]', "double must be a list of texts"),
        ("double = [", "cannot be read"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_place(mini_course, text, said):
    path = write_hints(mini_course, text)
    course = open_course(mini_course)
    with pytest.raises(AuthorError, match=said) as error:
        load_hints(course, course.load("double", hidden=False))
    assert str(error.value).startswith(f"{path.resolve()}: ")


def test_what_a_file_leaves_out_is_told(mini_course):
    write_hints(mini_course, "")
    course = open_course(mini_course)
    assert missing_hints(course, course.load("double", hidden=False)) == ["double"]


def result_of(*checks):
    return ExerciseResult("x", "module", "x.py", 5.0, checks)


def check(id, verdict, message=None, function=None, visibility="visible"):
    return CheckResult(id, "t", 0.0, 1.0, verdict, visibility, message, function=function)


@pytest.mark.parametrize(
    ("checks", "name"),
    [
        ([check("a", Verdict.FAIL, function="mean_loss")], "mean_loss"),
        ([check("a", Verdict.PASS), check("b", Verdict.ERROR, function="softmax")], "softmax"),
        (
            [
                check(
                    "a",
                    Verdict.NOT_ATTEMPTED,
                    "mean_loss calls softmax, which is not written yet.",
                    "mean_loss",
                )
            ],
            "softmax",
        ),
    ],
)
def test_the_hint_is_on_the_function_that_a_check_failed_on(checks, name):
    exercise, _ = loaded("softmax_cross_entropy")
    assert first_concern(result_of(*checks), exercise).name == name


@pytest.mark.parametrize("verdict", [Verdict.PASS, Verdict.SKIPPED, Verdict.NOT_GRADED])
def test_what_is_right_or_not_judged_needs_no_hint(verdict):
    exercise, _ = loaded("softmax_cross_entropy")
    hidden = check("h", Verdict.FAIL, function="softmax", visibility="hidden")
    assert first_concern(result_of(check("a", verdict), hidden), exercise) is None


def test_a_question_has_hints_of_its_own():
    exercise, _ = loaded("concepts")
    found = first_concern(result_of(check("softmax_twice", Verdict.FAIL)), exercise)
    assert found.name == "softmax_twice"


class Kept:
    """The session's launcher, which the command must not close."""

    def __init__(self, launcher):
        self._launcher = launcher

    def __getattr__(self, name):
        return getattr(self._launcher, name)

    def close(self):
        """Not yet."""


@pytest.fixture
def grade(launcher, monkeypatch, capsys, tmp_path, mini_course):
    """`grade`, of a module in the current folder, with the session's server: status and output."""
    monkeypatch.setattr("grader.cli.grade.launcher_for", lambda course, level: Kept(launcher))
    monkeypatch.chdir(tmp_path)

    def run(text, *options):
        (tmp_path / "double.py").write_text(text)
        arguments = ["--course", str(mini_course), *options]
        status = grade_command.main(arguments, standalone_mode=False)
        return status, capsys.readouterr().out

    return run


STEPS = 'double = ["Look.", "Think.", "Nearly."]\n'


def test_each_hint_option_is_a_step_and_takes_no_path_for_its_value(grade, mini_course):
    write_hints(mini_course, STEPS)
    status, first = grade(STUB, "--hint", "double.py")
    assert status == 1
    assert "double: not attempted (doubles_the_documented_row)" in first
    assert "Hint 1 of 3: Look." in first
    assert first.endswith("For the next one: grade --hint --hint double.py\n")
    _, second = grade(STUB, "--hint", "--hint", "double.py")
    assert "Hint 2 of 3: Think." in second
    _, beyond = grade(STUB, *["--hint"] * 5)
    assert "Hint 3 of 3: Nearly." in beyond
    assert "That is all there is on it." in beyond


def test_without_a_file_the_hint_is_that_of_the_check(grade):
    status, told = grade("def double(x):\n    return 3 * x\n", "--hint", "double.py")
    assert status == 1
    assert "double: fail (doubles_the_documented_row)" in told
    assert "Hint 1 of 1: Twice each number, no more." in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def double(x)\n    return x\n", "line 1: expected ':'"),
        ("double = undefined\n", "line 1 raised NameError: name 'undefined' is not defined"),
    ],
)
def test_what_could_not_be_run_is_told_in_place_of_a_hint(grade, mini_course, text, said):
    write_hints(mini_course, STEPS)
    status, told = grade(text, "--hint", "double.py")
    assert status == 1
    first, second, *rest = told.splitlines()
    assert first == "double  double.py"
    assert said in second
    assert rest == ["Mend that first, then ask again: grade --hint double.py"]


def test_what_a_check_raised_is_told_above_the_hint(grade, mini_course):
    write_hints(mini_course, STEPS)
    _, told = grade("def double(x):\n    return x.nothing\n\nundefined\n", "--hint", "double.py")
    lines = told.splitlines()
    assert lines[1].startswith("line 4 raised NameError")
    assert "raised AttributeError" in lines[2]
    assert told.index("AttributeError") < told.index("double: error") < told.index("Hint 1 of 3")


def test_who_has_it_all_right_is_told_so(grade):
    assert grade("def double(x):\n    return x + x\n", "--hint") == (
        0,
        "All is right in double: no hint is needed.\n",
    )


def test_on_hidden_checks_there_is_none_and_that_is_told(grade):
    small = "import numpy as np\ndef double(x):\n    return np.where(np.less(x, 300), x, 0) * 2\n"
    assert grade(small, "--hint", "--all", "double.py") == (
        1,
        "All visible checks are right in double. On hidden ones there is no hint.\n"
        "What came of them: grade --all double.py\n",
    )
    assert "no hint is needed" in grade(small, "--hint", "double.py")[1]


def test_a_hint_is_not_for_programs(grade):
    with pytest.raises(click.UsageError, match="take one of them"):
        grade(STUB, "--hint", "--json")
