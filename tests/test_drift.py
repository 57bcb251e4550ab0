"""A generated file still says the same: texts exactly, numbers but for their last digits."""

import json
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from grader.authoring.drift import ABSOLUTE, RELATIVE, same_text
from grader.evidence import ROUNDING

NUMBERS = st.floats(-1e9, 1e9)
LEAVES = st.none() | st.booleans() | st.integers() | NUMBERS | st.text(max_size=5)
KEYS = st.sampled_from(["values", "shape", "place", "sentence"])
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=10,
)


def same(old, new):
    return same_text(json.dumps(old), json.dumps(new), ".json")


def nudged(tree, factor):
    """The tree with each float multiplied."""
    if isinstance(tree, dict):
        return {key: nudged(value, factor) for key, value in tree.items()}
    if isinstance(tree, list):
        return [nudged(value, factor) for value in tree]
    return tree * factor if isinstance(tree, float) else tree


@given(TREES, st.floats(-0.4, 0.4))
def test_the_last_digits_of_numbers_may_differ(tree, part):
    assert same(tree, nudged(tree, 1 + part * RELATIVE))


@given(NUMBERS, st.floats(2, 1e6), st.sampled_from([-1, 1]))
def test_numbers_that_differ_by_more_have_drifted(number, times, sign):
    far = number + sign * times * max(RELATIVE * abs(number), ABSOLUTE)
    assert not same([number], [far])


@given(TREES, st.floats(-3, 3))
def test_it_is_the_same_question_from_both_sides(tree, part):
    other = nudged(tree, 1 + part * RELATIVE)
    assert same(tree, other) == same(other, tree)


@given(TREES)
def test_a_list_of_another_length_has_drifted(tree):
    assert not same([tree, tree], [tree])


@given(TREES, KEYS)
def test_another_key_has_drifted(tree, key):
    assume(tree is not None)
    assert not same({}, {key: tree})


@given(st.text(), st.text(), st.sampled_from([".py", ".ipynb"]))
def test_a_text_may_not_differ_at_all(old, new, suffix):
    assert same_text(old, new, suffix) == (old == new)


def test_numbers_in_a_module_may_not_differ_at_all():
    assert not same_text("1.0000000", "1.0000001", ".py")
    assert same_text("1.0000000", "1.0000001", ".json")


def test_json_may_be_laid_out_in_another_way():
    assert same_text('{"a": 1, "b": [2.0]}', '{"b": [\n2.0], "a": 1}', ".json")


@pytest.mark.parametrize("text", ["", "{", "nothing"])
def test_a_file_that_is_no_json_has_drifted(text):
    assert not same_text(text, "{}", ".json")
    assert not same_text("{}", text, ".json")


def test_the_wording_of_an_exception_may_differ_but_not_its_type():
    one, other, another = (
        {"place": "f(x)", "cause": cause, "text": text}
        for cause, text in [
            ("raised ValueError", "shapes differ"),
            ("raised ValueError", "shapes are not the same"),
            ("raised TypeError", "shapes differ"),
        ]
    )
    assert same(one, other)
    assert not same(one, another)
    assert not same({**one, "cause": "property"}, {**other, "cause": "property"})


@pytest.mark.parametrize("value", ["nan", "inf", "-inf"])
def test_numbers_that_are_not_finite_are_only_like_themselves(value):
    assert same(["nan", value], ["nan", value])
    assert not same([value], [1.0])
    assert not same([value], ["other"])


def test_what_a_mistake_shows_may_differ_as_far_as_it_is_recognised():
    """Its numbers may be huge: it overflows here and just does not there."""
    seen, far, drifted = (
        {"place": "f(x)", "cause": "values", "values": [1e30 * (1 + times * ROUNDING)]}
        for times in (0.0, 0.9, 2.0)
    )
    assert same({"check": seen}, {"check": far})
    assert not same({"check": seen}, {"check": drifted})
    assert not same({"values": seen["values"]}, {"values": far["values"]})


def test_the_edge_of_the_tolerance_is_no_drift():
    assert same([0.0], [ABSOLUTE])
    assert not same([0.0], [math.nextafter(ABSOLUTE, 1)])


def test_what_is_left_where_large_numbers_cancel_out_has_their_last_digits():
    """As two processors gave it, of float32."""
    old, new = [7.95090628, -0.241966248, 0.241965771], [7.95090628, -0.241966546, 0.241966546]
    assert same(old, new)
    assert not same(old[1:], new[1:])
    assert not same([7.9509, 0.24196], [7.9509, 0.24197])
