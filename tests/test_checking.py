"""Runs of an exercise's checks: their order, their outcomes, and what is reported of them."""

import pytest

from grader.authoring.examining import Examiner, Task
from grader.checking import results
from grader.course import open_course
from grader.model import Verdict

HEAD = """
import numpy as np

from grader import Exercise, close, property_holds

exercise = Exercise("double", functions=["double(x)"])
"""
CHECK = '''

@exercise.check({options})
def {name}(student, ref):
    """It is {name}."""
    {body}
'''
PASSES = "student.double(np.ones(2, np.float32))"
FAILS = "property_holds(False, 'no luck')"
RIGHT = "def double(x):\n    return 2 * x\n"
UNWRITTEN = "def double(x):\n    raise NotImplementedError\n"


def check(name, body=PASSES, points=1, **options):
    """A check's text."""
    stated = [f"{key}={value!r}" for key, value in {"points": points, **options}.items()]
    return CHECK.format(options=", ".join(stated), name=name, body=body)


@pytest.fixture
def examine(mini_course, launcher):
    """Examines a module by these checks, worth five points; gives the exercise and its outcomes."""

    def examine(text, *checks, **task):
        (mini_course / "exercises/01_double/checks.py").write_text(HEAD + "".join(checks))
        course = open_course(mini_course)
        exercise = course.load("double", hidden=False)
        return exercise, Examiner(course, launcher, jobs=1).examine(Task(exercise, text, **task))

    return examine


def verdicts(examined):
    return {outcome.check.id: outcome.verdict.value for outcome in examined.outcomes}


def test_a_check_that_builds_on_a_failed_one_is_skipped(examine):
    checks = [check("first", FAILS), check("second", after="first", points=4)]
    assert verdicts(examine(RIGHT, *checks)[1]) == {"first": "fail", "second": "skipped"}


def test_what_builds_on_what_is_not_written_yet_is_not_attempted(examine):
    checks = [check("first"), check("second", FAILS, after="first", points=4)]
    found = verdicts(examine(UNWRITTEN, *checks)[1])
    assert found == {"first": "not_attempted", "second": "not_attempted"}


def test_a_check_that_raises_is_its_authors_fault(examine):
    _, examined = examine(RIGHT, check("first", "1 / 0", points=5))
    (outcome,) = examined.outcomes
    assert outcome.verdict is Verdict.NOT_GRADED
    assert outcome.failed.text == (
        "Not graded: the check itself raised ZeroDivisionError: division by zero"
    )


def test_only_wanted_checks_run_and_need_not_wait_for_the_others(examine):
    checks = [check("first", FAILS), check("second", after="first", points=4)]
    _, examined = examine(RIGHT, *checks, wanted=lambda check: check.id == "second")
    assert verdicts(examined) == {"second": "pass"}


def test_until_failure_ends_with_the_first_that_fails(examine):
    checks = [check("first"), check("second", FAILS), check("third", points=3)]
    _, examined = examine(RIGHT, *checks, until_failure=True)
    assert verdicts(examined) == {"first": "pass", "second": "fail"}


def test_each_outcome_has_its_own_judgements_and_calls(examine):
    one = "close(student.double(np.ones(1, np.float32)), [2.5], rtol=0.0, atol=1.0)"
    _, examined = examine(RIGHT, check("first", one), check("second", "pass", points=4))
    first, second = examined.outcomes
    assert [judgement.tolerances for judgement in first.judgements] == [0.5]
    assert (first.called, second.called) == ({"double"}, frozenset())
    assert second.judgements == ()


def test_claims_are_measured_only_when_asked_for(examine):
    claim = "ref.holds_for('double.row', lambda values: 0.25, atol=1.0)"
    for measuring, count in [(False, 0), (True, 1)]:
        _, examined = examine(RIGHT, check("first", claim, points=5), measuring=measuring)
        assert len(examined.outcomes[0].claims) == count


def test_a_work_passes_when_all_of_it_runs_and_every_check_passes(examine):
    assert examine(RIGHT, check("first", points=5))[1].passed
    assert not examine(f"{RIGHT}\n1 / 0\n", check("first", points=5))[1].passed
    assert not examine(RIGHT, check("first", FAILS, points=5))[1].passed


def test_a_work_that_does_not_parse_has_troubles_and_no_outcomes(examine):
    _, examined = examine("def double(x:\n", check("first", points=5))
    assert examined.outcomes == ()
    assert "double.py" in examined.troubles[0]
    assert not examined.passed


# What is reported.


@pytest.fixture
def reported(mini_course, launcher):
    """By check what is reported of a module, with hidden checks."""

    def reported(text):
        course = open_course(mini_course)
        exercise = course.load("double", hidden=True)
        examined = Examiner(course, launcher, jobs=1).examine(Task(exercise, text))
        return {r.id: r for r in results(examined.outcomes, exercise, course.numbers)}

    return reported


def test_a_known_mistake_is_named_and_told_instead_of_the_hint(reported):
    row = reported("def double(x):\n    return x * x\n")["doubles_the_documented_row"]
    assert row.mistake == "double_squares"
    table, sentence = row.message.splitlines()[1:]
    assert sentence == "The number is multiplied by itself. That is twice the number for 2 alone."
    assert "document 000" in table
    assert "Twice each number, no more." not in row.message


def test_an_unknown_mistake_gets_the_hint(reported):
    row = reported("def double(x):\n    return 2 * x + 0.125\n")["doubles_the_documented_row"]
    assert row.mistake is None
    assert row.message.splitlines()[-1] == "Twice each number, no more."


def test_what_numbers_tell_is_said_where_no_mistake_is_known(reported):
    row = reported("def double(x):\n    return -2 * x\n")["doubles_the_documented_row"]
    assert row.message.splitlines()[0].endswith("Each value has the opposite sign.")


def test_a_known_mistake_is_named_in_hidden_checks_without_their_values(reported):
    hidden = reported("def double(x):\n    return x * x\n")["doubles_other_numbers"]
    assert hidden.mistake == "double_squares"
    assert "expected" not in hidden.message
    assert hidden.message.endswith("That is twice the number for 2 alone.")


def test_right_work_is_told_nothing(reported):
    for result in reported(RIGHT).values():
        assert (result.points, result.message, result.mistake) == (result.max_points, None, None)
