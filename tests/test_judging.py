"""What a check calls to judge an answer, and what a student is told."""

import contextlib
import re

import numpy as np
import pytest
from hypothesis import given
from wire_values import TREES

from grader.evidence import Judgement
from grader.judging import Answer, CheckFailed, close, property_holds, unaltered, yes_or_no
from grader.model import Source, Verdict
from grader.references import Number, Recording

NUMBER = Number("a.b", [1.0, 2.0], Source("000_x.txt", (3, 3)), None, 2)


def failure(answer, expected, **options):
    with pytest.raises(CheckFailed) as failed:
        close(answer, expected, **{"rtol": 0.0, "atol": 0.0, **options})
    return failed.value


def test_a_right_answer_passes():
    close(Answer("f(x)", [1.0, 2.0], {}), NUMBER, rtol=0.0, atol=0.0)


def test_a_wrong_answer_fails_with_call_numbers_place_and_source():
    failed = failure(Answer("f(x)", [1.0, 7.0], {}), NUMBER)
    assert failed.verdict is Verdict.FAIL
    assert failed.text == "f(x): 1 of 2 values differ."
    assert failed.detail == "index [1] · got 7 · expected 2"
    assert str(failed.source) == "document 000, line 3"


def test_what_may_be_shown_to_all_holds_no_right_value():
    failed = failure(Answer("f(x)", 7.25, {}), 2.125)
    assert "2.125" in failed.detail
    assert "2.125" not in failed.text


def test_a_diagnosis_does_not_give_the_right_value_away():
    """Who returns 1e12 and is told a factor of 12 digits can divide: hidden values are hidden."""
    failed = failure(Answer("f(x)", 1e12, {}), 2.125)
    assert not re.search(r"\d{4}", failed.text)


def test_a_known_factor_is_said():
    failed = failure(Answer("f(x)", [-1.0, -2.0], {}), NUMBER)
    assert failed.diagnosis == "Each value has the opposite sign."


def test_at_least_is_passed_on():
    close(Answer("f(x)", 23.0, {}), 16.0, rtol=0.0, atol=0.0, at_least=True)


@given(TREES)
def test_no_answer_is_the_fault_of_the_check(value):
    """Anything else than a failure would make the check `not_graded`."""
    with contextlib.suppress(CheckFailed):
        close(Answer("f(x)", value, {}), [0.25, -2.0], rtol=1e-6, atol=0.0)


def test_a_recording_takes_the_answer_instead_of_judging_it():
    values = []
    close(Answer("f(x)", [1, 2], {}), Recording(values), rtol=0.0, atol=0.0)
    assert [value.tolist() for value in values] == [[1, 2]]


@pytest.mark.parametrize("value", [None, [np.nan], [np.inf, 1.0], "text"], ids=repr)
def test_what_is_no_finite_number_is_not_recorded(value):
    values = []
    assert "is not recordable" in failure(Answer("f(x)", value, {}), Recording(values)).text
    assert values == []


def test_a_variable_after_the_call_is_an_answer_of_its_own():
    answer = Answer("step(w)", None, {0: np.ones(2)}).variable(0, "w")
    assert answer.call == "w after step(w)"
    close(answer, [1.0, 1.0], rtol=0.0, atol=0.0)


def test_a_variable_that_did_not_come_back_is_a_wrong_type():
    assert "returned None" in failure(Answer("f(w)", 1.0, {}).variable(0, "w"), [1.0]).text


def test_a_derived_answer_is_judged_once_its_source_has_the_right_shape():
    answer = Answer("f(x)", [[1, 2], [3, 4]], {})
    rows = answer.derive("the sum over each row of", lambda a: a.sum(axis=1), (2, 2))
    close(rows, [3.0, 7.0], rtol=0.0, atol=0.0)
    with pytest.raises(CheckFailed, match=r"f\(x\): .* \(2, 2\), expected \(4,\)"):
        answer.derive("the sum of", np.sum, (4,))


def test_a_property_that_does_not_hold_fails_with_its_text():
    property_holds(True, "never said")
    with pytest.raises(CheckFailed, match="the rows do not sum to 1"):
        property_holds(False, "the rows do not sum to 1")


def test_a_call_that_changed_its_arguments_fails_with_their_names():
    unaltered(Answer("f(x)", None, {}))
    with pytest.raises(CheckFailed, match="changed its argument x and y in place"):
        unaltered(Answer("f(x, y)", None, {}, altered=("x", "y")))


# Yes or no.


@pytest.mark.parametrize("value", [[True, False], [1, 0], [1.0, 0.0], np.array([True, False])])
def test_yes_or_no_may_be_said_in_booleans_or_numbers(value):
    yes_or_no(Answer("f(x)", value), [1, 0])


@pytest.mark.parametrize("value", [[True, True], [0.9, 0.1], True, ["yes", "no"], None])
def test_yes_or_no_takes_nothing_else(value):
    with pytest.raises(CheckFailed):
        yes_or_no(Answer("f(x)", value), [1, 0])


# One of several values.


def test_each_of_several_values_is_an_answer_of_its_own():
    answer = Answer("f(x)", (1.0, [2.0, 3.0])).item(1, "the gradient", 2)
    assert (answer.call, answer.value) == ("the gradient of f(x)", [2.0, 3.0])


@pytest.mark.parametrize(
    ("value", "got"),
    [((1, 2, 3), "3 values"), ([], "0 values"), (None, "None"), (np.ones(2), "a single object")],
)
def test_another_count_of_values_is_a_wrong_type(value, got):
    with pytest.raises(
        CheckFailed, match=f"returned {got}, expected 2 values in a tuple"
    ) as failed:
        Answer("f(x)", value).item(0, "loss", 2)
    assert failed.value.evidence.cause == "type"


# What is noted, and what a mistake is recognised by.


def test_each_judgement_is_noted_in_units_of_its_tolerance():
    answer = Answer("f(x)", [1.0, 2.5])
    close(answer, NUMBER, rtol=0.0, atol=1.0)
    close(answer.part("twice", 2.0), 1.0, rtol=0.0, atol=2.0)
    assert answer.journal == [
        Judgement("f(x)", 0.5, 0.5, "a.b"),
        Judgement("twice f(x)", 0.5, 1.0, None),
    ]


def test_a_wrong_answer_is_noted_too():
    answer = Answer("f(x)", [1.0, 7.0])
    failure(answer, NUMBER, atol=1.0)
    assert answer.journal == [Judgement("f(x)", 5.0, 5.0, "a.b")]


def test_a_failure_keeps_the_values_that_were_returned():
    evidence = failure(Answer("f(x)", np.float32([1.0, 7.0])), NUMBER, rtol=0.5).evidence
    assert (evidence.place, evidence.cause, evidence.text) == ("f(x)", "values", "")
    assert evidence.array.tolist() == [1.0, 7.0]
    assert evidence.rtol == 0.5


def test_whole_numbers_are_told_from_floats():
    whole = failure(Answer("f(x)", [1, 7]), NUMBER).evidence
    assert whole.text == "whole numbers"
    assert not whole.looks_like(failure(Answer("f(x)", [1.0, 7.0]), NUMBER).evidence)


def test_a_single_number_is_the_same_evidence_in_any_shape():
    flat, nested = (failure(Answer("f(x)", value), 3.0).evidence for value in (2.0, [[2.0]]))
    assert flat.looks_like(nested)


@pytest.mark.parametrize(
    ("value", "cause"),
    [(None, "type"), ([1.0], "shape"), ([True, False], "dtype"), ([np.nan, 1.0], "non_finite")],
)
def test_a_failure_says_why_it_failed(value, cause):
    assert failure(Answer("f(x)", value), NUMBER).evidence.cause == cause


def test_a_property_and_a_changed_argument_are_evidence():
    with pytest.raises(CheckFailed) as failed:
        property_holds(False, "the rows do not sum to 1")
    assert (failed.value.evidence.cause, failed.value.evidence.text) == (
        "property",
        "the rows do not sum to 1",
    )
    with pytest.raises(CheckFailed) as failed:
        unaltered(Answer("f(x)", None, altered=("x",)))
    assert failed.value.evidence.cause == "altered"
