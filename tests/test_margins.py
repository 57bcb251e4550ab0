"""How far tolerances lie from right and wrong answers, and when that is too near."""

from pathlib import Path

import numpy as np
import pytest

from grader.authoring.examining import Examined
from grader.authoring.margins import FACTOR, Margin, breaches_of_margins, margins
from grader.checking import Outcome
from grader.course import CheckSet
from grader.evidence import Evidence, Judgement
from grader.exercise import Check
from grader.judging import CheckFailed
from grader.model import Verdict
from grader.references import Recorded

GROUP = CheckSet((), Recorded({}, Path("expected.json")), "visible")


def check(id="check", margin=""):
    return Check(id, "It is right.", 1.0, lambda student, ref: None, margin=margin)


def examined(failed, *offs, id="check"):
    """A work whose check made judgements that far off."""
    judgements = tuple(Judgement("f(x)", off, off) for off in offs)
    return Examined((Outcome(check(id), GROUP, failed, judgements),))


def right(*offs, **options):
    return examined(None, *offs, **options)


def wrong(*offs, cause="values", **options):
    evidence = Evidence("f(x)", cause)
    return examined(CheckFailed(Verdict.FAIL, "wrong", evidence=evidence), *offs, **options)


def margin(rights, wrongs):
    (found,) = margins([check()], rights, wrongs)
    return found


def breaches(widest, nearest, reason=""):
    return list(breaches_of_margins([Margin("check", widest, nearest, reason)]))


def test_the_widest_is_the_worst_judgement_of_all_right_answers():
    assert margin([right(0.1, 0.3, 0.2), right(0.05)], []).widest == 0.3


def test_the_nearest_is_the_best_of_the_judgements_that_failed():
    assert margin([], [wrong(0.1, 40.0), wrong(0.2, 7.0), wrong(500.0)]).nearest == 7.0


def test_nothing_is_measured_where_nothing_was_judged():
    assert margin([right()], [wrong()]) == Margin("check", None, None, "")


def test_the_judgement_that_failed_counts_whatever_came_before():
    assert margin([], [wrong(np.inf, 7.0)]).nearest == 7.0


def test_a_right_answer_that_fails_is_no_measure_of_the_tolerance():
    assert margin([wrong(9.0), right(0.1)], []).widest == 0.1


def test_a_wrong_answer_that_passes_as_right_ones_do_is_no_measure_either():
    assert margin([right(0.3)], [right(0.8), wrong(8.0)]).nearest == 8.0
    assert margin([], [right(0.02), wrong(8.0)]).nearest == 8.0


def test_a_wrong_answer_that_only_a_wide_tolerance_lets_pass_is_near():
    assert margin([right(0.1)], [right(0.9), wrong(8.0)]).nearest == 0.9


@pytest.mark.parametrize("cause", ["shape", "type", "non_finite", "property", "raised ValueError"])
def test_what_fails_by_something_else_than_its_values_is_not_near(cause):
    assert margin([], [wrong(0.5, cause=cause)]).nearest is None


def test_an_infinite_deviation_is_not_near():
    assert margin([], [wrong(np.inf)]).nearest is None


def test_each_check_has_a_margin_of_its_own():
    first, second = margins(
        [check("first"), check("second", margin="Measured in bfloat16.")],
        [right(0.1, id="first"), right(0.2, id="second")],
        [wrong(9.0, id="second")],
    )
    assert first == Margin("first", 0.1, None, "")
    assert second == Margin("second", 0.2, 9.0, "Measured in bfloat16.")


@pytest.mark.parametrize(("widest", "nearest"), [(0.33, 3.0), (None, None), (0.0, 1e9)])
def test_a_factor_of_three_on_both_sides_is_enough(widest, nearest):
    assert breaches(widest, nearest) == []


def test_a_right_answer_too_near_to_the_tolerance_is_a_breach():
    assert breaches(0.34, None) == ["check check: a right answer is 0.34 tolerances off"]


def test_a_wrong_answer_too_near_to_the_tolerance_is_a_breach():
    assert breaches(0.0, FACTOR - 0.5) == ["check check: a wrong answer is only 2.5 off"]


def test_an_author_may_give_a_reason():
    assert breaches(0.9, 1.1, "The document prints two digits.") == []
