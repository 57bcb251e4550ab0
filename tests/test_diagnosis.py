"""What is said of wrong numbers must be true of all of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader.diagnosis import explain
from grader.judging import Answer, CheckFailed, close

RIGHT = np.array([0.5, -2.0, 3.0])
ANY_PAIR = npst.array_shapes(min_dims=0, max_dims=2, min_side=0).flatmap(
    lambda shape: st.tuples(
        npst.arrays(np.float64, shape), npst.arrays(np.float64, shape, elements=st.floats(-9, 9))
    )
)


@pytest.mark.parametrize(
    ("got", "said"),
    [
        (-RIGHT, "the opposite sign"),
        (RIGHT / np.log(10), "a logarithm to base 10"),
        (RIGHT / np.log(2), "a logarithm to base 2"),
        (RIGHT * 32, "32 times the right one"),
        (RIGHT / 32, "the right one divided by 32"),
        (RIGHT.astype(np.float32) * np.float32(3), "3 times the right one"),
    ],
)
def test_a_known_factor_is_named(got, said):
    assert said in explain(got, RIGHT)


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
    assert explain(got, RIGHT) is None


def test_zeros_alone_explain_nothing():
    assert explain(np.ones(2), np.zeros(2)) is None


def test_a_right_zero_does_not_hide_the_factor():
    assert "2 times" in explain(np.array([0.0, 4.0]), np.array([0.0, 2.0]))


def test_a_factor_is_not_claimed_for_a_value_that_it_does_not_hold_for():
    assert explain(np.array([2.0, 4.0, 7.0]), np.array([1.0, 2.0, 0.0])) is None


@pytest.mark.parametrize("factor", [12345.4, 1 / 12345.4])
def test_a_large_factor_must_be_whole_too(factor):
    assert explain(RIGHT * factor, RIGHT) is None


@given(ANY_PAIR)
def test_no_wrong_numbers_make_it_raise(pair):
    assert isinstance(explain(*pair), (str, type(None)))


@pytest.mark.filterwarnings("ignore:overflow:RuntimeWarning")
@pytest.mark.parametrize("got", [8e307, 1e-310], ids=["exp(709)", "exp(-713)"])
def test_an_overflow_in_the_ratio_is_no_fault_of_the_check(got):
    """An unstable softmax in float64 gives such numbers: they are wrong, and no more."""
    with pytest.raises(CheckFailed):
        close(Answer("softmax(x)", got, {}), 0.3, rtol=1e-6, atol=0.0)
