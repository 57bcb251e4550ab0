"""What a failing check saw: alike for the same mistake, and for no other."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from wire_values import SHAPES

from grader.evidence import ROUNDING, TEXT_LIMIT, Evidence, raised_as

ANY_FLOATS = npst.arrays(np.float64, SHAPES)
FLOATS = npst.arrays(np.float64, SHAPES, elements=st.floats(-1e6, 1e6))
EVIDENCE = st.builds(
    Evidence,
    st.sampled_from(["f(x)", "g(x)"]),
    st.sampled_from(["values", "shape"]),
    st.sampled_from(["", "whole numbers"]),
    st.none() | ANY_FLOATS,
    st.floats(0, 1),
    st.floats(0, 1),
)
SEEN = Evidence("f(x)", "values", "", np.array([1.0, 2.0]), rtol=1e-3)


def seen(*values, **fields):
    return dataclasses.replace(SEEN, array=np.array(values), **fields)


@given(EVIDENCE)
def test_every_evidence_looks_like_itself(evidence):
    """Also one with NaN and infinities in it."""
    assert evidence.looks_like(evidence)


@given(EVIDENCE, EVIDENCE)
def test_no_two_evidences_make_it_raise(one, other):
    assert one.looks_like(other) in (True, False)


@given(FLOATS, st.floats(-0.9, 0.9))
def test_numbers_within_the_tolerance_look_alike(array, part):
    known = Evidence("f(x)", "values", "", array)
    off = part * (0.01 * np.abs(array) + 0.5)
    assert dataclasses.replace(known, array=array + off, rtol=0.01, atol=0.5).looks_like(known)


def test_numbers_beyond_the_tolerance_do_not_look_alike():
    assert seen(1.0, 2.001).looks_like(SEEN)
    assert not seen(1.0, 2.01).looks_like(SEEN)


def test_an_exact_comparison_still_allows_for_what_storing_rounds():
    exact = seen(1.0, 1 / 3, rtol=0.0)
    assert exact.looks_like(seen(1.0, 0.3333333))
    assert not exact.looks_like(seen(1.0, 0.3333333 * (1 + 2 * ROUNDING)))


def test_nan_is_like_nan_and_infinity_like_infinity_of_its_sign():
    assert seen(np.nan, np.inf).looks_like(seen(np.nan, np.inf))
    assert not seen(np.nan, np.inf).looks_like(seen(np.nan, -np.inf))
    assert not seen(np.nan, 1.0).looks_like(seen(1.0, np.nan))
    assert not seen(1e308, 1.0).looks_like(seen(np.inf, 1.0))


@pytest.mark.parametrize("field", ["place", "cause", "text"])
def test_another_place_cause_or_text_is_another_mistake(field):
    assert not dataclasses.replace(SEEN, **{field: "other"}).looks_like(SEEN)


def test_the_same_numbers_in_another_shape_are_another_mistake():
    """NumPy would broadcast one to the other."""
    assert not seen([1.0, 1.0]).looks_like(seen(1.0, 1.0))
    assert not seen(1.0).looks_like(seen(1.0, 1.0))


def test_numbers_are_not_like_none():
    without = dataclasses.replace(SEEN, array=None)
    assert not SEEN.looks_like(without)
    assert not without.looks_like(SEEN)
    assert without.looks_like(without)


def test_an_exception_is_recognised_whatever_its_numbers_and_addresses():
    one = raised_as("f(x)", "ValueError", "shape (3, 4)\n  at 0x7f3a12 differs")
    other = raised_as("f(x)", "ValueError", "shape (30, 41) at 0x7fffe0 differs")
    assert one.looks_like(other)
    assert one.cause == "raised ValueError"


def test_exceptions_of_another_type_or_text_are_other_mistakes():
    one = raised_as("f(x)", "ValueError", "shape")
    assert not one.looks_like(raised_as("f(x)", "TypeError", "shape"))
    assert not one.looks_like(raised_as("f(x)", "ValueError", "dtype"))


@given(st.text(max_size=400), st.text(max_size=400))
def test_no_message_is_too_long_or_odd(error_type, message):
    evidence = raised_as("f(x)", error_type, message)
    assert len(evidence.text) <= TEXT_LIMIT
    assert "\n" not in evidence.text


def test_near_right_values_the_deviation_decides():
    """A rounding of e and a rounding to five digits are both off by little, but differently."""
    right = np.array([0.1, 0.2, 0.3])
    near = {"rtol": 0.0, "atol": 3e-6, "right": right}
    assert not seen(0.10001, 0.2, 0.3, **near).looks_like(seen(0.1, 0.2, 0.30001))
    assert seen(0.10001, 0.2, 0.3, **near).looks_like(seen(0.1000105, 0.2, 0.3))


@pytest.mark.parametrize(
    ("values", "telling"),
    [([1.0, 2.0, 3.0], True), ([1.0, 2.0, np.nan], False), ([0.0] * 5, False), ([7.5], False)],
)
def test_several_different_numbers_are_telling(values, telling):
    assert seen(*values).is_telling == telling


def test_words_are_not_telling():
    assert not dataclasses.replace(SEEN, array=None).is_telling
