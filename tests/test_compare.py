"""One returned value against the right one: total, and strict in a fixed order."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from wire_values import SHAPES, TREES

from grader.compare import Deviation, Expected, Mismatch, compare, deviation, finite_array
from grader.wire import DTYPES, Other, Variable

MODERATE = st.floats(-1e6, 1e6)
FINITE = st.floats(-1e150, 1e150)
SMALL = st.floats(0, 10)


def judge(value, right, rtol=0.0, atol=0.0, at_least=None):
    return compare(value, Expected(np.asarray(right, np.float64), rtol, atol, at_least))


def cause(value, right, **tolerance):
    mismatch = judge(value, right, **tolerance)
    return mismatch and mismatch.cause


# Totality.


@given(TREES, SHAPES, st.data())
def test_no_value_at_all_makes_it_raise(value, shape, data):
    right = data.draw(npst.arrays(np.float64, shape, elements=MODERATE))
    at_least = data.draw(st.none() | npst.arrays(bool, shape))
    mismatch = compare(value, Expected(right, 1e-6, 1e-6, at_least))
    assert mismatch is None or isinstance(mismatch, Mismatch)


@given(npst.arrays(st.sampled_from(sorted(DTYPES)), SHAPES), SHAPES)
def test_no_array_at_all_makes_it_raise(array, shape):
    judge(array, np.ones(shape), 1e-6, 1e-6)


@given(TREES, SHAPES)
def test_finite_array_gives_finite_numbers_of_the_shape_or_a_mismatch(value, shape):
    array = finite_array(value, shape)
    if not isinstance(array, Mismatch):
        assert (array.shape, array.dtype) == (shape, np.float64)
        assert np.isfinite(array).all()


@pytest.mark.parametrize("shape", [(4,), (3, 2), (1, 2, 3), (3,)])
def test_finite_array_knows_no_right_values_and_calls_none_right(shape):
    text = finite_array(np.arange(6.0).reshape(2, 3), shape).text
    assert text == f"it returned shape (2, 3), expected {shape}"


def test_a_list_of_long_and_short_texts_is_refused_without_a_table_of_them():
    """NumPy pads all of them to the longest: 4 MiB of text would become terabytes."""
    texts = ["x" * 10_000] + ["y"] * 1_000
    tracemalloc.start()
    try:
        assert cause(texts, 1.0) == "type"
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1 << 20


# The order of causes: the first is the verdict.


@pytest.mark.parametrize(
    ("value", "first"),
    [
        (Other("Tensor"), "type"),
        (np.array([[np.nan, 7.0]], np.float16), "dtype"),
        (np.array([[np.nan, 7.0]], np.float32), "shape"),
        (np.array([np.nan, 7.0], np.float32), "non_finite"),
        (np.array([1.0, 7.0], np.float32), "values"),
        (np.array([1.0, 2.0], np.float32), None),
    ],
)
def test_the_first_cause_is_the_verdict(value, first):
    assert cause(value, [1.0, 2.0]) == first


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "is a `return` missing?"),
        (Other("Adam"), "an object of type Adam"),
        ("0.5", "a str"),
        ({"loss": 1.0}, "a dict"),
        ([1.0, None], "a list with None in it"),
        ((None,), "a tuple with None in it"),
        ([[1.0], [1.0, 2.0]], "a list that is not a regular table"),
        ([1.0, "2"], "a list that is not a regular table"),
        ([Other("Tensor")], "a list that is not a regular table"),
        (Variable(np.ones(1)), "a Variable that is not a regular table"),
        (2**64, "int that is not a regular table"),
        ([10**400, 1.0], "a list that is not a regular table"),
    ],
)
def test_what_is_no_table_of_numbers_is_a_wrong_type(value, said):
    mismatch = judge(value, 1.0)
    assert mismatch.cause == "type"
    assert said in mismatch.text
    assert mismatch.sentence.rstrip(".?") + mismatch.sentence[-1] == mismatch.sentence


# dtypes


@pytest.mark.parametrize(
    "value",
    [
        True,
        [True, True],
        np.array([True]),
        1 + 0j,
        [1 + 0j],
        np.ones(1, np.complex64),
        np.ones(1, np.float16),
    ],
    ids=repr,
)
def test_bool_complex_and_float16_are_no_float32(value):
    assert cause(value, np.ones(np.shape(value))) == "dtype"


@pytest.mark.parametrize("name", sorted(n for n in DTYPES if "int" in n))
def test_whole_numbers_of_any_integer_type_pass(name):
    assert judge(np.array([0, 100], name), [0.0, 100.0]) is None


def test_small_unsigned_numbers_do_not_wrap_around():
    assert judge(np.array([1], np.uint8), [3.0]).got == 1.0
    assert cause(np.array([1], np.uint8), [3.0], atol=2.0) is None


# shapes


@given(SHAPES, SHAPES)
def test_broadcasting_never_passes(shape, right):
    assume(shape != right and not (right == () and np.prod(shape) == 1))
    assert cause(np.ones(shape), np.ones(right)) == "shape"


def test_a_scalar_is_no_table():
    assert cause(1.0, np.ones((3, 4))) == "shape"
    assert cause([], np.ones((3, 4))) == "shape"


@pytest.mark.parametrize("shape", [(), (1,), (1, 1), (1, 1, 1)])
def test_a_single_number_may_have_any_shape_of_size_1(shape):
    assert judge(np.full(shape, 2.0), 2.0) is None
    assert cause(np.full(shape, 3.0), 2.0) == "values"


@pytest.mark.parametrize(("shape", "right"), [((3, 1), (3,)), ((3,), (3, 1)), ((1, 3), (3,))])
def test_right_values_in_the_wrong_shape_are_said_to_be(shape, right):
    values = np.array([1.0, 2.0, 3.0])
    text = judge(values.reshape(shape), values.reshape(right)).text
    assert text == f"right values in the wrong shape: {shape}, expected {right}"


def test_wrong_values_in_the_wrong_shape_are_not_called_right():
    assert judge(np.ones((3, 1)), np.zeros(3)).text == "it returned shape (3, 1), expected (3,)"


def test_a_right_table_that_is_transposed_is_said_to_be():
    values = np.arange(6.0).reshape(2, 3)
    assert judge(values.T, values).text == "right values, transposed: (3, 2), expected (2, 3)"


def test_the_wrong_shape_for_one_number_is_said_in_words():
    assert judge([1.0, 2.0], 1.0).text == "it returned shape (2,), expected a single number"


# values


@given(FINITE, FINITE, SMALL, SMALL)
def test_near_enough_is_atol_plus_rtol_times_the_right_value(got, right, rtol, atol):
    near = abs(got - right) <= atol + rtol * abs(right)
    assert (judge(got, right, rtol, atol) is None) == near


@pytest.mark.parametrize(("right", "rtol", "atol"), [(4.0, 0.25, 0.5), (-4.0, 0.25, 0.5)])
def test_the_edge_of_the_tolerance_belongs_to_it(right, rtol, atol):
    for edge in (right - 1.5, right + 1.5):
        assert judge(edge, right, rtol, atol) is None
        assert cause(np.nextafter(edge, 2 * edge - right), right, rtol=rtol, atol=atol) == "values"


@given(npst.arrays(np.float64, SHAPES, elements=FINITE))
def test_a_value_equals_itself_without_tolerance(array):
    assert judge(array, array) is None


@pytest.mark.parametrize(
    "value", [[[1.0, 2.0], [3, 4]], ((1, 2), (3, 4)), [np.array([1, 2]), np.float32([3, 4])]]
)
def test_regular_nested_sequences_pass(value):
    assert judge(value, [[1.0, 2.0], [3.0, 4.0]]) is None


def test_negative_zero_equals_zero():
    assert judge(-0.0, 0.0) is None
    assert judge([0.0], [-0.0]) is None


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_nan_and_infinity_never_pass(bad):
    assert cause(bad, 1.0, rtol=1e9, atol=1e9) == "non_finite"
    assert cause(bad, bad) == "non_finite"


@pytest.mark.parametrize("right", [np.nan, np.inf, -np.inf])
@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")
def test_no_number_is_right_where_the_right_value_is_not_finite(right):
    assert judge(1.0, right) is not None


def test_the_worst_place_is_reported_with_how_many_are_wrong():
    mismatch = judge([[1.0, 2.5], [7.0, 4.0]], [[1.0, 2.0], [3.0, 4.0]])
    assert (mismatch.index, mismatch.got, mismatch.expected) == ((1, 0), 7.0, 3.0)
    assert (mismatch.wrong, mismatch.total) == (2, 4)
    assert mismatch.text == "2 of 4 values differ"


def test_the_first_place_that_is_not_finite_is_reported():
    mismatch = judge([[1.0, np.inf], [np.nan, 1.0]], np.ones((2, 2)))
    assert (mismatch.index, mismatch.got, mismatch.wrong) == ((0, 1), np.inf, 2)
    assert mismatch.text == "infinity in 2 of 4 values"


def test_one_wrong_number_has_no_index():
    mismatch = judge(2.0, 1.0)
    assert (mismatch.index, mismatch.text) == ((), "the value differs")


# at_least


@pytest.mark.parametrize(
    ("got", "passes"), [(16.0, True), (23.0, True), (1e300, True), (15.9, False), (np.inf, False)]
)
def test_at_least_takes_any_finite_number_from_the_right_one_up(got, passes):
    assert (judge(got, 16.0, at_least=np.array(True)) is None) == passes


def test_at_least_holds_only_where_it_is_true():
    mask = np.array([True, False])
    assert judge([9.0, 1.0], [2.0, 1.0], at_least=mask) is None
    assert judge([2.0, 9.0], [2.0, 1.0], at_least=mask).index == (1,)


# How far an answer is off.


def off(value, right, rtol=0.0, atol=0.0, at_least=None):
    return deviation(value, Expected(np.asarray(right, np.float64), rtol, atol, at_least))


def test_the_worst_value_tells_how_far_an_answer_is_off():
    assert off([1.5, 10.0], [1.0, 8.0], rtol=0.5) == Deviation(tolerances=1.0, absolute=2.0)
    assert off([1.25, -4.0], [1.0, -4.0], atol=1.0) == Deviation(tolerances=0.25, absolute=0.25)


def test_what_is_exact_is_not_off_without_any_tolerance():
    assert off([0.0, 3.0], [0.0, 3.0]) == Deviation(0.0, 0.0)
    assert off([], np.ones(0)) == Deviation(0.0, 0.0)


def test_without_a_tolerance_every_other_value_is_infinitely_off():
    assert off([0.0, 3.5], [0.0, 3.0]) == Deviation(np.inf, 0.5)


@pytest.mark.parametrize("value", [None, "1", True, [1.0], [np.nan, 1.0], np.ones(2, complex)])
def test_what_is_no_finite_array_of_the_right_shape_is_infinitely_off(value):
    assert off(value, [1.0, 1.0], atol=1.0) == Deviation(np.inf, np.inf)


def test_larger_numbers_are_not_off_where_they_are_right():
    mask = np.array([True, False])
    assert off([9.0, 1.0], [2.0, 1.0], atol=1.0, at_least=mask) == Deviation(0.0, 0.0)
    assert off([1.5, 1.0], [2.0, 1.0], atol=1.0, at_least=mask) == Deviation(0.5, 0.5)


@given(TREES, SHAPES, st.data())
@pytest.mark.filterwarnings("ignore:overflow:RuntimeWarning")
def test_no_value_at_all_has_a_deviation_that_is_not_a_number(value, shape, data):
    right = data.draw(npst.arrays(np.float64, shape, elements=MODERATE))
    found = off(value, right, 1e-6, 1e-6)
    assert found.tolerances >= 0
    assert found.absolute >= 0


@given(st.lists(st.tuples(MODERATE, MODERATE), min_size=1), SMALL, SMALL)
@pytest.mark.filterwarnings("ignore:overflow:RuntimeWarning")
def test_what_passes_is_at_most_one_tolerance_off_and_what_fails_at_least_one(pairs, rtol, atol):
    """Up to the last digit: a difference and a quotient are rounded differently."""
    got, right = (np.array(column) for column in zip(*pairs, strict=True))
    found = off(got, right, rtol, atol).tolerances
    if judge(got, right, rtol, atol) is None:
        assert found <= 1 + 1e-9
    else:
        assert found >= 1 - 1e-9


def test_huge_values_are_measured_without_a_warning():
    assert deviation(8e307, Expected(np.array(0.3), 1e-6, 0.0)).tolerances > 1e300
