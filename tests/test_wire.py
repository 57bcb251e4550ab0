"""The wire carries data and nothing else, whatever the bytes."""

import json
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from wire_values import ARRAYS, KEYS, TREES

from grader import wire
from grader.compare import Expected, compare
from grader.wire import FrameTooLarge, Other, Variable, WireError, decode, encode, frame_lengths

TAGS = ["$array", "$variable", "$tuple", "$dict", "$complex", "$other", "$unknown"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(TAGS) | st.text(max_size=2), inner, max_size=2)
    ),
    max_leaves=10,
)
SPECS = st.tuples(st.sampled_from(["float32", "bool", "int8"]) | JSON, st.lists(st.integers()))
ONE_FLOAT = (["float32", [1]], np.ones(1, np.float32).tobytes())


def parts_of(frame):
    """(header, payload), cut where `frame_lengths` says."""
    header, payload = frame_lengths(frame[: wire.PREFIX.size])
    body = frame[wire.PREFIX.size :]
    assert len(body) == header + payload
    return body[:header], body[header:]


def cross(tree):
    """`tree` as the other side gets it."""
    return decode(*parts_of(encode(tree)))


def header_of(tree, *specs):
    return json.dumps({"tree": tree, "arrays": specs}).encode()


def decode_or_refuse(header, payload):
    """Anything but a `WireError` fails the test."""
    try:
        return decode(header, payload)
    except WireError:
        return None


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


# What is sent arrives.


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


@pytest.mark.parametrize(
    "tree",
    [np.zeros((1,) * 33), {2**64: 1}, {(1, 2): 3}, {np.float32(1): 2}],
    ids=["33 dimensions", "huge key", "tuple as key", "array as key"],
)
def test_what_is_sent_can_be_read(tree):
    """A tree is refused by its sender, never by its reader: that would lose the worker."""
    try:
        header, payload = parts_of(encode(tree))
    except (TypeError, WireError):
        return
    decode(header, payload)


# What arrives may be anything.


@given(st.binary(), st.binary())
def test_any_bytes_are_a_frame_or_a_wire_error(header, payload):
    decode_or_refuse(header, payload)


@given(JSON, st.lists(SPECS, max_size=3) | JSON, st.binary(max_size=16))
def test_any_header_is_a_frame_or_a_wire_error(tree, specs, payload):
    decode_or_refuse(json.dumps({"tree": tree, "arrays": specs}).encode(), payload)


@given(TREES, st.data())
def test_a_mutated_frame_is_a_frame_or_a_wire_error(tree, data):
    header, payload = parts_of(encode(tree))
    start = data.draw(st.integers(0, len(header)))
    end = data.draw(st.integers(start, min(len(header), start + 4)))
    header = header[:start] + data.draw(st.binary(max_size=4)) + header[end:]
    decode_or_refuse(header, payload)


@given(ARRAYS, st.binary(min_size=1, max_size=9))
def test_bytes_left_over_are_refused(array, more):
    header, payload = parts_of(encode(array))
    with pytest.raises(WireError):
        decode(header, payload + more)


@given(ARRAYS.filter(lambda array: array.nbytes))
def test_a_payload_cut_short_is_refused(array):
    header, payload = parts_of(encode(array))
    with pytest.raises(WireError):
        decode(header, payload[:-1])


@pytest.mark.parametrize(
    "dtype",
    ["object", "O", "str", "<U1", "S1", "bytes", "V8", "M8[s]", "f4,i4", "float128", "", None, []],
)
def test_no_other_dtype_is_ever_made(dtype):
    with pytest.raises(WireError):
        decode(header_of({"$array": 0}, [dtype, [1]]), bytes(8))


@pytest.mark.parametrize(
    "shape",
    [[-1], [-1, -1], [1.0], [True], ["1"], 1, None, [2**62, 2**62], [2**70, 0], [10**300]],
)
def test_a_shape_that_is_none_is_refused(shape):
    with pytest.raises(WireError):
        decode(header_of({"$array": 0}, ["float32", shape]), ONE_FLOAT[1])


@pytest.mark.parametrize("index", [-1, 1, 10**30, True, 0.0, "0", None, [0]])
def test_an_index_that_is_none_is_refused(index):
    with pytest.raises(WireError):
        decode(header_of({"$array": index}, ONE_FLOAT[0]), ONE_FLOAT[1])


@pytest.mark.parametrize(
    "tree",
    [
        {},
        {"a": 1},
        {"$tuple": [], "$dict": []},
        {"$tuple": 3},
        {"$dict": [[[1], 2]]},
        {"$dict": [[{"$other": "x"}, 2]]},
        {"$dict": [[1]]},
        {"$complex": [1, 2, 3]},
        {"$complex": [None, 1]},
        {"$complex": [10**400, 0]},
    ],
    ids=json.dumps,
)
def test_an_object_that_is_no_tagged_value_is_refused(tree):
    with pytest.raises(WireError):
        decode(header_of(tree), b"")


def test_an_integer_of_more_than_64_bits_is_refused():
    """As keys they can be chosen to collide: 4 MiB of them take a dictionary minutes to build."""
    with pytest.raises(WireError):
        decode(header_of({"$dict": [[2**61 * (2**61 - 1), 0]]}), b"")


@pytest.mark.parametrize("text", [b"[" * 100_000, b'{"tree":' * 50_000, b"1" * 5_000])
def test_what_python_refuses_to_parse_is_a_wire_error(text):
    with pytest.raises(WireError):
        decode(b'{"arrays": [], "tree": ' + text, b"")


def test_memory_stays_in_proportion_to_the_frame():
    """One array named many times must not become many arrays when it is judged."""
    array = np.ones(100_000)
    header = header_of([{"$array": 0}] * 200, ["float64", [array.size]])
    tracemalloc.start()
    try:
        compare(decode_or_refuse(header, array.tobytes()), Expected(np.ones(1), 0.0, 0.0))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 10 * array.nbytes


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


@given(npst.arrays(np.float32, st.integers(0, 5)), KEYS)
def test_a_variable_stays_a_variable(array, key):
    arrived = cross({key: Variable(array)})
    assert same(arrived, {key: Variable(array)})
