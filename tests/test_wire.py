"""The wire: what is sent arrives, as data, within the caps."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wire_values import ARRAYS, KEYS, TREES, cross, parts_of

from grader import wire
from grader.wire import FrameTooLarge, Other, Variable, WireError, decode, encode, frame_lengths


def same(a, b):
    """Whether two trees are the same, bit for bit in arrays; NaN is the same as NaN."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return (a.dtype, a.shape, a.tobytes()) == (b.dtype, b.shape, b.tobytes())
    if isinstance(a, Variable):
        return same(a.value, b.value)
    if isinstance(a, dict):
        return same(list(a.items()), list(b.items()))
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(same, a, b))
    return repr(a) == repr(b)


def nested(levels, wrap=lambda inner: [inner]):
    tree = None
    for _ in range(levels):
        tree = wrap(tree)
    return tree


@given(TREES)
def test_a_tree_arrives_as_it_was_sent(tree):
    assert same(cross(tree), tree)


@pytest.mark.parametrize("name", sorted(wire.DTYPES))
@pytest.mark.parametrize("shape", [(), (0,), (3, 0, 2), (2, 3), (1, 1)])
def test_every_dtype_crosses_in_every_shape(name, shape):
    array = np.ones(shape, name)
    assert same(cross(array), array)


@pytest.mark.parametrize("name", wire.FLOATS)
def test_nan_infinity_and_negative_zero_cross_in_arrays(name):
    array = np.array([np.nan, np.inf, -np.inf, -0.0], name)
    assert same(cross(array), array)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -0.0, 5e-324, complex(-0.0, 1e308)])
def test_odd_numbers_cross(number):
    assert same(cross(number), number)


@pytest.mark.parametrize(
    "array",
    [
        np.arange(6, dtype=">i4").reshape(2, 3),
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.arange(12.0)[::-2],
        np.broadcast_to(np.float32(7), (2, 2)),
    ],
    ids=["big-endian", "fortran", "strided", "broadcast"],
)
def test_the_layout_in_memory_does_not_matter(array):
    np.testing.assert_array_equal(cross(array), array, strict=False)
    assert cross(array).dtype == array.dtype.newbyteorder("=")


@settings(max_examples=50)
@given(ARRAYS, st.sampled_from([np.ma.MaskedArray, np.matrix]))
def test_arrays_arrive_plain_and_read_only(array, subclass):
    if subclass is np.matrix and array.ndim != 2:
        subclass = np.ma.MaskedArray
    arrived = cross(array.view(subclass))
    assert type(arrived) is np.ndarray
    assert not arrived.flags.writeable


def test_a_numpy_scalar_arrives_as_an_array_without_dimensions():
    assert same(cross(np.float32(2.5)), np.array(2.5, np.float32))


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (np.array(["a"]), "array of str32"),
        (np.array([None]), "array of object"),
        (np.array([b"a"]), "array of bytes8"),
        (np.array("2020", "M8[D]"), "array of datetime64[D]"),
        (np.zeros(1, "f4,i4"), "array of void64"),
        (2**64, "huge int"),
    ],
)
def test_what_is_no_number_is_only_named(value, name):
    assert cross(value) == Other(name)


@pytest.mark.parametrize("value", [b"bytes", {1}, range(3), object()])
def test_sending_what_the_wire_does_not_know_is_an_error(value):
    with pytest.raises(TypeError):
        encode(value)


def can_be_read(tree):
    """A tree is refused by its sender, never by its reader: that would lose the worker."""
    try:
        header, payload = parts_of(encode(tree))
    except (TypeError, WireError):
        return True
    decode(header, payload)
    return True


@pytest.mark.parametrize("key", [2**64, (1, 2), np.float32(1)], ids=["huge", "tuple", "array"])
def test_a_key_that_is_sent_can_be_read(key):
    assert can_be_read({key: 1})


@pytest.mark.skipif(np.__version__ < "2", reason="NumPy 1 has no more than 32 dimensions")
def test_an_array_of_many_dimensions_that_is_sent_can_be_read():
    assert can_be_read(np.zeros((1,) * 33))


# Sizes are capped.


@given(st.integers(0, 2**32 - 1), st.integers(0, 2**64 - 1))
def test_lengths_are_within_the_caps_or_refused(header, payload):
    fits = header <= wire.MAX_HEADER and payload <= wire.MAX_PAYLOAD
    try:
        assert frame_lengths(wire.PREFIX.pack(header, payload)) == (header, payload)
        assert fits
    except FrameTooLarge:
        assert not fits


@pytest.mark.parametrize(("header", "payload"), [(1, 0), (0, 1)])
def test_the_caps_themselves_still_fit_and_one_byte_more_does_not(header, payload):
    full = wire.MAX_HEADER, wire.MAX_PAYLOAD
    assert frame_lengths(wire.PREFIX.pack(*full)) == full
    with pytest.raises(FrameTooLarge):
        frame_lengths(wire.PREFIX.pack(full[0] + header, full[1] + payload))


@pytest.mark.parametrize(
    "tree",
    [
        np.zeros(wire.MAX_PAYLOAD + 1, np.uint8),
        [np.zeros(wire.MAX_PAYLOAD // 2 + 1, np.uint8)] * 2,
        "x" * wire.MAX_HEADER,
        [Other("x" * 1_000)] * 5_000,
        nested(wire.MAX_DEPTH + 1),
        nested(100_000),
    ],
    ids=["an array", "two arrays", "text", "many names", "depth", "great depth"],
)
def test_more_than_the_caps_is_not_sent(tree):
    with pytest.raises(FrameTooLarge):
        encode(tree)


@pytest.mark.parametrize(
    "wrap", [lambda x: [x], lambda x: (x,), lambda x: {"k": x}], ids=["list", "tuple", "dict"]
)
def test_as_deep_as_may_be_sent_may_be_received(wrap):
    tree = nested(wire.MAX_DEPTH, wrap)
    assert same(cross(tree), tree)


@settings(max_examples=50)
@given(ARRAYS, KEYS)
def test_a_variable_stays_a_variable(array, key):
    arrived = cross({key: Variable(array)})
    assert same(arrived, {key: Variable(array)})
