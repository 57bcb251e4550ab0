"""The whole course: right answers get full marks, wrong ones are told what they are.

`grader audit` proves more, and is run here; these tests look at what students would see.
"""

import json

import pytest
from platform_agreement import told_by_all
from submissions import ROOT, lost, verdicts

from grader.authoring.corpus import laid_over, mistakes, options
from grader.cli.grade import grade_command
from grader.course import open_course
from grader.errors import AuthorError
from grader.platforms.platform import NAMES

COURSE = open_course(ROOT)
IDS = list(COURSE.ids)


def overlays(exercise_id):
    """Every wrong answer of an exercise."""
    entry = COURSE.entry(exercise_id)
    written = mistakes(COURSE, entry)
    return written + list(options(COURSE, entry, "answers"))


WRONG = {exercise_id: overlays(exercise_id) for exercise_id in IDS}
ROUNDS = max(len(written) for written in WRONG.values())


def folder_of(exercise_id):
    return COURSE.entry(exercise_id).folder


@pytest.mark.parametrize(("suffix", "hidden"), [(".py", True), (".ipynb", False)])
@pytest.mark.parametrize("exercise_id", IDS)
def test_a_solution_gets_full_marks(bench, exercise_id, suffix, hidden):
    solution = ROOT / "solutions" / folder_of(exercise_id) / f"{exercise_id}{suffix}"
    result = bench.paths(solution, hidden=hidden).exercises[0]
    entry = COURSE.entry(exercise_id)
    assert lost(result) == {}
    assert result.score == result.max_score == entry.points + hidden * entry.hidden_points
    assert result.message is None


@pytest.mark.parametrize("suffix", [".py", ".ipynb"])
@pytest.mark.parametrize("exercise_id", IDS)
def test_a_stub_is_not_attempted_throughout(bench, exercise_id, suffix):
    stub = ROOT / "exercises" / folder_of(exercise_id) / f"{exercise_id}{suffix}"
    result = bench.paths(stub, hidden=True).exercises[0]
    assert result.score == 0
    assert set(verdicts(result).values()) == {"not_attempted"}


@pytest.mark.parametrize("body", ["pass", "...", '"""Not yet."""', "raise NotImplementedError"])
def test_every_kind_of_empty_body_is_not_attempted(bench, body):
    text = "\n".join(
        f"def {signature}:\n    {body}\n"
        for signature in ("exponential_decay(a, b, c, d)", "descend(w, a, b, c, n)")
    )
    result = bench.text("learning_rate_decay", text)
    assert set(verdicts(result).values()) == {"not_attempted"}


@pytest.fixture
def grade_json(launcher, monkeypatch, capsys):
    """The command `grade --json`, with the session's warm server."""

    class Kept:
        """The launcher, which the command must not close."""

        def __getattr__(self, name):
            return getattr(launcher, name)

        def close(self):
            pass

    monkeypatch.setattr("grader.cli.grade.launcher_for", lambda course, level: Kept())

    def run(*arguments):
        command = ["--json", "--course", ROOT, *arguments]
        grade_command.main([str(a) for a in command], standalone_mode=False)
        return json.loads(capsys.readouterr().out)

    return run


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_each_mistake_is_told_to_the_student(grade_json, tmp_path, turn):
    """One mistake of each exercise that has so many, in one submission."""
    made = {id: written[turn] for id, written in WRONG.items() if turn < len(written)}
    for id, overlay in made.items():
        source = (ROOT / "solutions" / folder_of(id) / f"{id}.py").read_text()
        (tmp_path / f"{id}.py").write_text(laid_over(source, overlay))
    report = grade_json("--all", tmp_path)
    for exercise in report["exercises"]:
        if exercise["id"] in made:
            overlay = made[exercise["id"]]
            checks = {check["id"]: check for check in exercise["checks"]}
            assert {checks[check]["mistake"] for check in overlay.fails} == {overlay.id}
            assert all(overlay.sentence in checks[check]["message"] for check in overlay.fails)
    told = told_by_all(report, tmp_path / "platforms", ROOT)
    assert told == dict.fromkeys(NAMES, pytest.approx(report["score"], abs=1e-9))


def test_the_key_is_not_in_what_students_get():
    """Neither the letters nor the explanations can be read in any file of the exercise."""
    texts = [
        path.read_text()
        for path in (ROOT / "exercises" / folder_of("concepts")).iterdir()
        if path.is_file()
    ]
    wrong = options(COURSE, COURSE.entry("concepts"), "answers")
    assert not any(option.sentence in text for option in wrong for text in texts)
    source = (ROOT / "solutions" / folder_of("concepts") / "concepts.py").read_text()
    key = [line.strip() for line in source.split("# <solution>")[1].splitlines() if '": "' in line]
    answered = [line for line in key if not line.startswith("#")]
    assert len(answered) >= 15
    assert not any(line in text for line in answered for text in texts)


def test_an_overlay_without_a_sentence_is_refused(mini_course):
    path = mini_course / "solutions" / "01_double" / "mistakes" / "double_adds_two.py"
    path.write_text("def double(x):\n    return x + 2\n")
    course = open_course(mini_course)
    with pytest.raises(AuthorError, match="begin with a docstring"):
        mistakes(course, course.entry("double"))


def test_the_course_has_no_file_that_no_command_reads():
    """A misspelled folder of variants would be proof of nothing."""
    known = {"variants", "mistakes"}
    for folder in (ROOT / "solutions").glob("[0-9]*"):
        assert {path.name for path in folder.iterdir() if path.is_dir()} - {"__pycache__"} == known
