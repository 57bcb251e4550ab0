"""Hypothesis strategies for what may cross the wire."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader.wire import DTYPES, Other, Variable

WHOLE = st.integers(-(2**64) + 1, 2**64 - 1)
NUMBERS = st.booleans() | WHOLE | st.floats() | st.complex_numbers()
ARRAYS = st.sampled_from(sorted(DTYPES)).flatmap(
    lambda name: npst.arrays(np.dtype(name), npst.array_shapes(min_dims=0, max_dims=3, min_side=0))
)
KEYS = st.text(max_size=5) | WHOLE | st.floats() | st.booleans() | st.none()
LEAVES = st.none() | NUMBERS | st.text() | ARRAYS | st.builds(Other, st.text(max_size=200))


def _structures(children):
    lists = st.lists(children, max_size=4)
    return lists | lists.map(tuple) | st.dictionaries(KEYS, children, max_size=4)


TREES = st.recursive(LEAVES | st.builds(Variable, ARRAYS), _structures, max_leaves=12)
SHAPES = npst.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)
