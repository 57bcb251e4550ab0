"""Near-misses: what is valid, and then is not quite."""

import copy

from hypothesis import strategies as st

ODD = (
    st.sampled_from([None, True, -1, 0, 1, 2**63, 2**70, 10**400, 1e308, float("nan"), "", "\0"])
    | st.sampled_from(["\ud800", "x" * 2_000, [], {}, [[]], [None], {"": 0}])
    | st.integers()
    | st.text(max_size=5)
)
DEEP = st.sampled_from([40, 70, 300, 2_000])


def _places(tree):
    """(container, key) of each part of a JSON tree."""
    found, waiting = [], [tree]
    while waiting:
        node = waiting.pop()
        keys = node.keys() if isinstance(node, dict) else range(len(node))
        for key in keys:
            found.append((node, key))
            if isinstance(node[key], (dict, list)):
                waiting.append(node[key])
    return found


def _nested(tree, levels):
    for _ in range(levels):
        tree = [tree]
    return tree


@st.composite
def mutated_trees(draw, trees, odd=ODD):
    """A JSON tree with one to four of its parts replaced, removed, repeated or nested."""
    tree = copy.deepcopy(draw(trees))
    for _ in range(draw(st.integers(1, 4))):
        places = _places(tree)
        if not places:
            return tree
        node, key = draw(st.sampled_from(places))
        how = draw(st.sampled_from(["replace", "replace", "remove", "repeat", "nest"]))
        if how == "replace":
            node[key] = copy.deepcopy(draw(odd))
        elif how == "remove":
            del node[key]
        elif how == "nest":
            node[key] = _nested(node[key], draw(st.integers(1, 70)))
        elif isinstance(node, list):
            node.insert(key, node[key])
    return tree


@st.composite
def mutated_bytes(draw, contents):
    """Bytes of which some are flipped, removed, inserted, repeated or cut off."""
    data = bytearray(draw(contents))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.sampled_from([1, 1, 2, 4, 8, 40]))
        how = draw(st.sampled_from(["put", "put", "remove", "insert", "repeat", "cut"]))
        if how == "put":
            data[at : at + length] = draw(st.binary(min_size=length, max_size=length))
        elif how == "remove":
            del data[at : at + length]
        elif how == "insert":
            data[at:at] = draw(st.binary(max_size=length))
        elif how == "repeat":
            data[at:at] = data[at : at + length] * draw(st.sampled_from([1, 2, 1_000]))
        else:
            del data[at:]
    return bytes(data)
