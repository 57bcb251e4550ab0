"""What is said of wrong numbers must be true of all of them."""

import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from wire_values import TREES

from grader.compare import Expected, compare
from grader.diagnosis import explain
from grader.judging import Answer, CheckFailed, close
from grader.wire import DTYPES

RIGHT = np.array([0.5, -2.0, 3.0])
TABLE = np.array([[1.0, 2.0], [3.0, 4.0]])
SERIES = np.array([1.0, 4.0, 9.0, 16.0])
ANY_PAIR = npst.array_shapes(min_dims=0, max_dims=2, min_side=0).flatmap(
    lambda shape: st.tuples(
        npst.arrays(np.float64, shape), npst.arrays(np.float64, shape, elements=st.floats(-9, 9))
    )
)
ANY_ARRAY = st.sampled_from(sorted(DTYPES)).flatmap(
    lambda name: npst.arrays(np.dtype(name), npst.array_shapes(min_dims=0, max_dims=2, min_side=0))
)
REAL_ARRAY = npst.arrays(np.float32, npst.array_shapes(min_dims=0, max_dims=2, min_side=0))


def expected(right, rtol=1e-5, atol=0.0, at_least=None):
    return Expected(np.asarray(right, np.float64), rtol, atol, at_least)


def said(got, right, *arrays, **tolerance):
    return explain(got, expected(right, **tolerance), arrays)


# Factors.


@pytest.mark.parametrize(
    ("got", "sentence"),
    [
        (-RIGHT, "Each value has the opposite sign."),
        (RIGHT / np.log(10), "is that a logarithm to base 10?"),
        (RIGHT / np.log(2), "is that a logarithm to base 2?"),
        (RIGHT * 32, "Each value is 32 times the right one."),
        (RIGHT / 32, "Each value is the right one divided by 32."),
        (RIGHT.astype(np.float32) * np.float32(3), "Each value is 3 times the right one."),
        ([1, -4, 6], "Each value is 2 times the right one."),
    ],
)
def test_a_known_factor_is_named(got, sentence):
    assert sentence in said(got, RIGHT)


@pytest.mark.parametrize(
    "got",
    [
        RIGHT * 1.7,
        RIGHT + 1,
        RIGHT * 0,
        RIGHT * [2, 2, 3],
        RIGHT * [np.nan, 2, 2],
        RIGHT * [np.inf, 2, 2],
        RIGHT * -3,
        RIGHT,
    ],
    ids=["odd", "sum", "zeros", "mixed", "nan", "infinity", "minus three", "right"],
)
def test_nothing_is_said_without_a_known_factor(got):
    assert said(got, RIGHT) == ""


def test_zeros_alone_explain_nothing():
    assert said(np.ones(2), np.zeros(2)) == ""


def test_a_right_zero_does_not_hide_the_factor():
    assert "2 times" in said(np.array([0.0, 4.0]), [0.0, 2.0])


def test_a_factor_is_not_claimed_for_a_value_that_it_does_not_hold_for():
    assert said(np.array([2.0, 4.0, 7.0]), [1.0, 2.0, 0.0]) == ""


@pytest.mark.parametrize("factor", [12345, 1 / 12345], ids=["large", "small"])
def test_a_factor_of_more_than_three_digits_is_not_told(factor):
    """It would give a right value away, digit by digit."""
    assert said(RIGHT * factor, RIGHT) == ""


@pytest.mark.parametrize(
    ("got", "question"),
    [(RIGHT * 4, "a sum where a mean is due?"), (RIGHT / 4, "a mean where a sum is due?")],
)
def test_a_factor_that_is_the_number_of_rows_is_asked_about(got, question):
    assert f"4 is the number of rows; {question}" in said(got, RIGHT, np.ones((4, 2)))
    assert question not in said(got, RIGHT, np.ones((5, 4)))


def test_no_factor_is_claimed_where_larger_numbers_are_right_too():
    got, right = np.array([4.0, -1.0]), [2.0, -0.5]
    assert "2 times" in said(got, right)
    assert said(got, right, at_least=np.array([True, False])) == ""


# Places.


def test_exchanged_rows_and_columns_are_said_to_be():
    assert "rows and columns are exchanged" in said(TABLE.T, TABLE)


@pytest.mark.parametrize(
    ("got", "place"),
    [([9.0, 1.0, 4.0, 9.0], "the place before"), ([4.0, 9.0, 16.0, 25.0], "the next place")],
)
def test_values_that_come_one_step_off_are_said_to(got, place):
    assert said(got, SERIES).endswith(f", each value is the right one of {place}.")


def test_equal_values_come_neither_late_nor_early():
    assert said([7.0, 2.0, 2.0], [2.0, 2.0, 2.0]) == ""


# Sizes.


def test_it_is_said_from_which_input_on_an_answer_is_wrong():
    x = np.array([0.0, 30.0, -700.0, 5.0])
    right = np.array([1.0, 2.0, 3.0, 4.0])
    sentence = said([1.0, 2.0, np.nan, 4.0], right, x)
    assert sentence == (
        "It is right where inputs are at most 30 in size; "
        "what is wrong is at inputs of size 700 and more."
    )


def test_a_row_counts_by_the_largest_number_in_it():
    x = np.array([[1.0, -2.0], [900.0, 1.0]])
    sentence = said([1.0, 9.0], [1.0, 2.0], x)
    assert "at most 2 in size" in sentence
    assert "of size 900 and more" in sentence


@pytest.mark.parametrize(
    ("got", "x"),
    [
        ([1.0, 9.0], [1.0, 5.0]),
        ([9.0, 2.0], [1.0, 900.0]),
        ([8.0, 9.0], [1.0, 900.0]),
        ([1.0, 9.0], [900.0, 900.0]),
        ([1.0, 9.0], [1.0, np.nan]),
    ],
    ids=["small inputs", "small ones wrong", "all wrong", "the same size", "no size"],
)
def test_a_size_is_not_blamed_for_what_it_does_not_explain(got, x):
    assert "inputs" not in said(got, [1.0, 2.0], np.array(x))


# dtypes


@pytest.mark.parametrize("dtype", [np.float16, np.complex64])
def test_right_values_of_another_dtype_are_said_to_be_right(dtype):
    assert said(RIGHT.astype(dtype), RIGHT) == "The values are right, only their dtype is not."
    assert said(RIGHT.astype(dtype) + 1, RIGHT) == ""


def test_booleans_are_not_called_right_values():
    assert said(np.array([True, False]), [1.0, 0.0]) == ""


# All of them.


@given(ANY_PAIR)
@pytest.mark.filterwarnings("ignore:overflow:RuntimeWarning")
def test_no_wrong_numbers_make_it_raise(pair):
    got, right = pair
    assert isinstance(said(got, right), str)


@given(ANY_ARRAY | TREES, REAL_ARRAY, st.lists(REAL_ARRAY, max_size=2), st.booleans())
@pytest.mark.filterwarnings("ignore:overflow:RuntimeWarning")
def test_no_answer_and_no_inputs_make_it_raise(got, right, arrays, is_least):
    at_least = np.full(right.shape, True) if is_least else None
    assert isinstance(said(got, right, *arrays, at_least=at_least), str)


SMALL = st.integers(-40, 40).map(float)
SLIPS = {
    "negated": lambda right: -right,
    "doubled": lambda right: 2 * right,
    "divided": lambda right: right / 3,
    "base 10": lambda right: right / np.log(10),
    "transposed": lambda right: right.T.reshape(right.shape),
    "late": lambda right: np.roll(right, 1, axis=0) if right.ndim else right,
    "early": lambda right: np.roll(right, -1, axis=0) if right.ndim else right,
    "cut off": lambda right: np.minimum(right, 25.0),
}


@st.composite
def slips(draw):
    """A wrong answer, perhaps wrong in one more place, beside the right one and an input."""
    shape = draw(npst.array_shapes(min_dims=1, max_dims=2, max_side=4))
    right, x = (draw(npst.arrays(np.float64, shape, elements=SMALL)) for _ in range(2))
    got = np.array(SLIPS[draw(st.sampled_from(sorted(SLIPS)))](right))
    if draw(st.booleans()):
        got.flat[draw(st.integers(0, got.size - 1))] = draw(SMALL)
    return got, right, draw(st.sampled_from([x, right]))


def near(got, right):
    return np.allclose(got, right, rtol=1e-4, atol=1e-9)


def wrong(got, right):
    return ~np.isclose(got, right, rtol=1e-5, atol=0.0)


def holds(sentence, got, right, x):
    """Whether a sentence is true, worked out anew from its words."""
    numbers = [float(text) for text in re.findall(r"\d+(?:\.\d+)?(?:e[+-]\d+)?", sentence)]
    if "opposite sign" in sentence:
        return near(-got, right)
    if "logarithm to base" in sentence:
        return near(got * np.log(numbers[0]), right)
    if "times the right one" in sentence:
        return near(got, numbers[0] * right)
    if "divided by" in sentence:
        return near(numbers[0] * got, right)
    if "exchanged" in sentence:
        return near(got.T, right) and not near(got, right)
    if "place before" in sentence:
        return near(got[1:], right[:-1])
    if "next place" in sentence:
        return near(got[:-1], right[1:])
    low, high = numbers
    sizes = np.abs(x) * (1 + 1e-4)  # they are told with six digits
    return low < high and not wrong(got, right)[sizes < high].any()


@given(slips())
def test_what_is_said_is_true(slip):
    got, right, x = slip
    assume(compare(got, expected(right)) is not None)
    sentence = said(got, right, x)
    assert sentence == "" or holds(sentence, got, right, x)


@pytest.mark.filterwarnings("ignore:overflow:RuntimeWarning")
@pytest.mark.parametrize("got", [8e307, 1e-310], ids=["exp(709)", "exp(-713)"])
def test_an_overflow_in_the_ratio_is_no_fault_of_the_check(got):
    """An unstable softmax in float64 gives such numbers: they are wrong, and no more."""
    with pytest.raises(CheckFailed):
        close(Answer("softmax(x)", got, {}), 0.3, rtol=1e-6, atol=0.0)


def test_complex_numbers_are_no_right_values_of_another_dtype():
    assert explain(np.array([1 + 5j, 2]), Expected(np.array([1.0, 2.0]), 1e-6, 0.0)) == ""


def test_a_symmetric_table_is_not_called_transposed():
    right = Expected(np.array([[1.0, 2.0], [2.0, 1.0]]), 1e-7, 0.0)
    assert "exchanged" not in explain(right.value * (1 + 2e-6), right)


def test_huge_values_are_explained_without_a_warning():
    assert explain(np.array([8e307, 1.0]), Expected(np.array([0.3, 1.0]), 1e-6, 0.0)) == ""


@pytest.mark.parametrize(("got", "expected"), [(0.083333333, 41.75), (700.0, 7.0)])
def test_a_whole_ratio_of_a_single_number_may_be_chance(got, expected):
    assert explain(np.float32(got), Expected(np.array(expected), 1e-6, 0.0)) == ""


def test_twice_a_single_number_is_said():
    told = explain(np.float32(83.5), Expected(np.array(41.75), 1e-6, 0.0))
    assert told == "Each value is 2 times the right one."
