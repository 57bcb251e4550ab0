"""Frames that are not quite: a tree or a `WireError`, in proportion to what was sent."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wire_values import ARRAYS, TREES, parts_of

from fuzz.bounds import bounded
from fuzz.mutations import DEEP, ODD, mutated_bytes, mutated_trees
from grader import wire
from grader.wire import FrameTooLarge, Other, Variable, WireError, decode, encode, frame_lengths

MULTIPLE = 100
"""An empty list takes 3 bytes of JSON and, parsed and unpacked, two objects and their places."""
CONSTANT = 64 << 10
PLAIN = (type(None), bool, int, float, complex, str)
FRAMES = TREES.map(encode)
DTYPES = st.sampled_from([*sorted(wire.DTYPES), "object", "O", "float128", "V8", "<U1"])
SIZES = st.sampled_from([0, 1, 2, 3, -1, 2**31, 2**63, 2**64, True, 1.0, "1"])
SPECS = st.lists(st.tuples(DTYPES, st.lists(SIZES, max_size=3)).map(list), max_size=3)
TAGS = st.sampled_from(["$array", "$variable", "$tuple", "$dict", "$complex", "$other", "$new"])


def promised(tree):
    """Whether a tree holds nothing but what the wire says it carries."""
    if isinstance(tree, (list, tuple)):
        return all(map(promised, tree))
    if isinstance(tree, dict):
        return all(type(key) is str and promised(value) for key, value in tree.items())
    if isinstance(tree, Variable):
        return promised(tree.value)
    if type(tree) is np.ndarray:
        return tree.dtype.name in wire.DTYPES and not tree.flags.writeable
    if type(tree) is int:
        return tree.bit_length() <= wire.MAX_INTEGER_BITS
    return type(tree) in PLAIN or (type(tree) is Other and len(tree.name) <= 200)


def size_of(tree):
    if isinstance(tree, (list, tuple)):
        return sum(map(size_of, tree))
    if isinstance(tree, dict):
        return sum(map(size_of, tree.values()))
    return size_of(tree.value) if isinstance(tree, Variable) else getattr(tree, "nbytes", 0)


def check(header, payload):
    """Decode; what is accepted keeps its promises and can be sent again as it is."""
    with bounded("wire", CONSTANT + MULTIPLE * (len(header) + len(payload))):
        try:
            tree = decode(header, payload)
        except WireError:
            return
    assert promised(tree)
    assert size_of(tree) == len(payload)
    try:
        again = encode(tree)
    except FrameTooLarge:  # the reader takes twice the depth that the writer gives
        return
    assert encode(decode(*parts_of(again))) == again


def dumped(tree):
    return json.dumps(tree).encode()


@given(FRAMES.flatmap(lambda frame: st.tuples(*map(st.just, parts_of(frame)))), st.data())
def test_a_frame_with_a_mutated_header(parts, data):
    header, payload = parts
    tree = data.draw(mutated_trees(st.just(json.loads(header))))
    check(dumped(tree), payload)


@given(mutated_bytes(FRAMES))
def test_a_frame_with_mutated_bytes(frame):
    """As a link reads it: the prefix says where the header ends and the payload begins."""
    try:
        header, payload = frame_lengths(frame[: wire.PREFIX.size].ljust(wire.PREFIX.size, b"\0"))
    except WireError:
        return
    assert header <= wire.MAX_HEADER
    assert payload <= wire.MAX_PAYLOAD
    body = frame[wire.PREFIX.size :]
    check(body[:header], body[header : header + payload])


@given(st.binary(max_size=300), st.binary(max_size=100))
def test_any_bytes(header, payload):
    check(header, payload)


@given(SPECS, st.integers(0, 3), st.binary(max_size=64))
def test_arrays_of_any_description(specs, named, payload):
    check(dumped({"tree": [{"$array": i} for i in range(named)], "arrays": specs}), payload)


@given(st.recursive(ODD, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TAGS, inner)))
def test_any_tags(tree):
    check(dumped({"tree": tree, "arrays": []}), b"")


@given(DEEP, st.sampled_from(["[", '{"$tuple":[', '{"$dict":[["a",', '{"$variable":']), ARRAYS)
def test_any_depth(levels, opening, array):
    closing = {"[": "]", '{"$tuple":[': "]}", '{"$dict":[["a",': "]]}", '{"$variable":': "}"}
    text = opening * levels + "0" + closing[opening] * levels
    check(b'{"arrays": [], "tree": ' + text.encode() + b"}", b"")


@pytest.mark.parametrize(
    "part", ["[],", '{"$other":""},', '{"$dict":[]},', '"a",', "1.5,", "[{}],"]
)
def test_a_large_header_takes_no_more_than_its_multiple(part):
    count = (wire.MAX_HEADER // 4) // len(part)
    check(b'{"arrays": [], "tree": [' + (part * count).encode() + b"0]}", b"")


def test_many_arrays_take_no_more_than_their_multiple():
    count = (wire.MAX_HEADER // 4) // len('["bool",[0]],{"$array":123456},')
    tree = [{"$array": i} for i in range(count)]
    check(json.dumps({"tree": tree, "arrays": [["bool", [0]]] * count}).encode(), b"")
