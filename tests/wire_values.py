"""What may cross the wire, as Hypothesis strategies, and the crossing."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader.wire import DTYPES, PREFIX, Other, Variable, decode, encode, frame_lengths

WHOLE = st.integers(-(2**64) + 1, 2**64 - 1)
NUMBERS = st.booleans() | WHOLE | st.floats() | st.complex_numbers()
ARRAYS = st.sampled_from(sorted(DTYPES)).flatmap(
    lambda name: npst.arrays(np.dtype(name), npst.array_shapes(min_dims=0, max_dims=3, min_side=0))
)
KEYS = st.text(max_size=5)
LEAVES = st.none() | NUMBERS | st.text() | ARRAYS | st.builds(Other, st.text(max_size=200))


def _structures(children):
    lists = st.lists(children, max_size=4)
    return lists | lists.map(tuple) | st.dictionaries(KEYS, children, max_size=4)


TREES = st.recursive(LEAVES | st.builds(Variable, ARRAYS), _structures, max_leaves=12)
SHAPES = npst.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)


def parts_of(frame):
    """(header, payload), cut where `frame_lengths` says."""
    header, payload = frame_lengths(frame[: PREFIX.size])
    body = frame[PREFIX.size :]
    assert len(body) == header + payload
    return body[:header], body[header:]


def cross(tree):
    """`tree` as the other side gets it."""
    return decode(*parts_of(encode(tree)))
