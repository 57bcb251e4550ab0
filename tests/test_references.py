"""What checks compare with: documents' numbers, and recorded values in the order of their use."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader.errors import AuthorError
from grader.model import Source
from grader.references import Number, Recording, References, dump_recorded, load_recorded

FLOATS = st.floats(allow_nan=False, allow_infinity=False, width=32)
ARRAYS = npst.arrays(np.float32, npst.array_shapes(min_dims=0, min_side=0), elements=FLOATS)


@given(st.lists(ARRAYS, min_size=1, max_size=3))
def test_float32_values_are_recorded_without_loss(tmp_path_factory, arrays):
    path = tmp_path_factory.getbasetemp() / "expected.json"
    path.write_text(dump_recorded({"check": arrays}))
    for loaded, array in zip(load_recorded(path).by_check["check"], arrays, strict=True):
        np.testing.assert_array_equal(loaded.astype(np.float32), array, strict=True)


def test_the_same_values_give_the_same_text():
    one, two = np.ones(1), np.zeros((2, 1))
    assert dump_recorded({"a": [one], "b": [two]}) == dump_recorded({"b": [two], "a": [one]})


def test_noise_beyond_float32_is_not_recorded():
    assert dump_recorded({"a": [np.array(0.1)]}) == dump_recorded({"a": [np.array(0.1 + 1e-12)]})


def test_a_check_without_values_is_not_recorded():
    assert json.loads(dump_recorded({"a": []})) == {}


def test_nothing_is_recorded_before_the_first_build(tmp_path):
    assert load_recorded(tmp_path / "expected.json").by_check == {}


def test_each_use_of_the_solution_is_the_next_recorded_value(tmp_path):
    path = tmp_path / "expected.json"
    path.write_text(dump_recorded({"a": [np.array(1.0), np.array(2.0)], "b": [np.array(3.0)]}))
    references = References.recorded({}, load_recorded(path), "a")
    assert [float(references.solution), float(references.solution)] == [1.0, 2.0]
    with pytest.raises(AuthorError, match=r"too few recorded values for check 'a'; run `grader b"):
        _ = references.solution


def test_at_the_build_the_solution_is_a_place_to_fill():
    values = []
    place = References.recording({}, values).solution
    assert isinstance(place, Recording)
    place.fill(np.ones(2))
    assert [value.tolist() for value in values] == [[1.0, 1.0]]


def test_a_part_of_a_number_keeps_its_source():
    number = Number("a.b", [[1, 2], [3, 4]], Source("000_x.txt", (3, 4)), None)
    part = number.part(number.values[1])
    assert part.array.tolist() == [3.0, 4.0]
    assert str(part.source) == "document 000, lines 3-4"
