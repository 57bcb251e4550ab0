"""Whatever bytes arrive over the wire, they are a frame or a `WireError`."""

import json
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wire_values import ARRAYS, TREES, parts_of

from grader.compare import Expected, compare
from grader.wire import WireError, decode, encode

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


def header_of(tree, *specs):
    return json.dumps({"tree": tree, "arrays": specs}).encode()


def decode_or_refuse(header, payload):
    """Anything but a `WireError` fails the test."""
    try:
        return decode(header, payload)
    except WireError:
        return None


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


@settings(max_examples=50)
@given(ARRAYS, st.binary(min_size=1, max_size=9))
def test_bytes_left_over_are_refused(array, more):
    header, payload = parts_of(encode(array))
    with pytest.raises(WireError):
        decode(header, payload + more)


@settings(max_examples=50)
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


def test_a_truth_is_no_index():
    payload = ONE_FLOAT[1] * 2
    assert len(decode(header_of([{"$array": 0}, {"$array": 1}], *[ONE_FLOAT[0]] * 2), payload)) == 2
    with pytest.raises(WireError):
        decode(header_of([{"$array": 0}, {"$array": True}], *[ONE_FLOAT[0]] * 2), payload)


@pytest.mark.parametrize(
    "tree",
    [
        {},
        {"a": 1},
        {"$tuple": [], "$dict": []},
        {"$tuple": 3},
        {"$dict": [[[1], 2]]},
        {"$dict": [[1, 2]]},
        {"$dict": [[None, 2]]},
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


@pytest.mark.parametrize("number", [2**64, -(2**64), 10**20, 10**21, 10**400])
def test_a_number_of_more_than_64_bits_is_refused(number):
    assert decode(header_of(2**64 - 1), b"") == 2**64 - 1
    with pytest.raises(WireError):
        decode(header_of(number), b"")


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
