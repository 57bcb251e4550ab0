"""The zip for Gradescope on Codio, whose wrapper reads `results.json` in its own way."""

import math

import pytest
from handed_in import WORK
from on_platform import WRONG

from grader.errors import SandboxError
from grader.platforms.gradescope import results
from grader.platforms.standing import Standing


class Panic(Exception):
    """Codio's wrapper gives up: the script has failed, and there is no grade."""


def wrapped(found, status, *, logs=False):
    """What `codio-content/gradescope_wrapper` makes of `results.json`: the grade, the feedback.

    As its source has it (main.go): a score at the top is the grade as it is; else it is the sum in
    percent. Both are rounded up, visibility is not looked at, and nothing is escaped.
    """
    if status != 0:
        raise Panic(status)
    tests = found.get("tests", [])
    score = found.get("score")
    if score is None:
        most = sum(test["max_score"] for test in tests)
        score = 100 * sum(test["score"] for test in tests) / most
    lines = [f"{test['name']} ({test['score']}/{test['max_score']})" for test in tests]
    if logs:
        lines += [test["output"] for test in tests]
    return math.ceil(score), "<br/>".join(lines)


@pytest.fixture
def gradescope(trial):
    return trial("gradescope", "/autograder/submission")


@pytest.mark.parametrize(
    ("text", "grade"), [(WORK, 100), (WRONG, 0), (WORK + "\nraise ValueError\n", 100)]
)
def test_a_zip_for_gradescope_gives_the_same_grade_there(gradescope, text, grade):
    gradescope.hand_in(text)
    gradescope.run()
    found = gradescope.read("/autograder/results/results.json")
    assert wrapped(found, 0)[0] == grade
    assert wrapped({**found, "score": 4.5}, 0)[0] == 5  # why no score stands at the top


def test_a_fault_of_ours_with_a_zip_for_gradescope_is_no_grade_there(gradescope, monkeypatch):
    def none(course, level):
        raise SandboxError("none here")

    monkeypatch.setattr("grader.cli.run_platform.guarded_launcher_for", none)
    gradescope.hand_in(WORK)
    gradescope.run(status=3)
    with pytest.raises(Panic):
        wrapped(gradescope.read("/autograder/results/results.json"), 3)


def test_what_the_wrapper_would_show_that_gradescope_does_not():
    """Why the page says: `--hidden-rows sum`, and no `logs`."""
    hidden = {"id": "h", "title": "secret title", "verdict": "fail", "visibility": "hidden"}
    hidden |= {"points": 0.0, "max_points": 1.0, "message": ""}
    shown = {**hidden, "id": "s", "title": "open title", "visibility": "visible"}
    shown["message"] = "<script>"
    exercise = {"id": "one", "message": None, "file": "one.py", "checks": [shown, hidden]}
    report = {"score": 0.0, "max_score": 2.0, "exercises": [exercise]}
    of_rows, of_sum = (results(Standing(report, True), rows) for rows in ("hidden", "sum"))
    assert "secret title" in wrapped(of_rows, 0)[1]
    assert "secret title" not in wrapped(of_sum, 0)[1]
    assert "<script>" in wrapped(of_sum, 0, logs=True)[1]
    assert "<script>" not in wrapped(of_sum, 0)[1]
