"""What checks compare with: documents' numbers, and recorded values in the order of their use."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader.errors import AuthorError
from grader.model import Source
from grader.references import (
    Claim,
    Number,
    Recording,
    References,
    dump_recorded,
    load_numbers,
    load_recorded,
)

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
    references = References({}, _values=load_recorded(path).values_of("a"))
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
    number = Number("a.b", [[1, 2], [3, 4]], Source("000_x.txt", (3, 4)), None, 4)
    part = number.part(number.values[1])
    assert part.array.tolist() == [3.0, 4.0]
    assert str(part.source) == "document 000, lines 3-4"


def test_a_number_counts_its_values_unless_it_says_otherwise(tmp_path):
    path = tmp_path / "numbers.json"
    entry = {"document": "0.txt", "lines": [1, 2], "values": [[1, 2.5], [2, 5.0]], "inputs": {}}
    listed = [{"id": "all", **entry}, {"id": "without_steps", "count": 2, **entry}]
    path.write_text(json.dumps({"entries": listed}))
    assert {id: n.count for id, n in load_numbers(path).items()} == {"all": 4, "without_steps": 2}


def test_the_first_value_too_many_says_to_build(tmp_path):
    values = load_recorded(tmp_path / "expected.json").values_of("a")
    with pytest.raises(AuthorError, match=r"expected\.json: too few recorded values for check 'a'"):
        next(values)


# What a document's number is said to have.

NUMBERS = {"band": Number("band", [3.0, 5.0], Source("000_x.txt", (3, 4)), None, 2)}


def beyond_4(values):
    return values.max() - 4.0


def test_a_claim_is_measured_where_claims_are_asked_for():
    claims = []
    References(NUMBERS, claims=claims).holds_for("band", beyond_4, atol=1.5)
    assert claims == [Claim("band", 1.0, 1.5)]


def test_a_claim_that_does_not_hold_is_the_authors_error():
    with pytest.raises(AuthorError, match=r"band is 1 off what is claimed, beyond 0\.5"):
        References(NUMBERS, claims=[]).holds_for("band", beyond_4, atol=0.5)


def test_the_build_measures_claims_too():
    with pytest.raises(AuthorError, match="band"):
        References.recording(NUMBERS, []).holds_for("band", beyond_4, atol=0.5)


def test_grading_passes_claims_by():
    asked = []
    References(NUMBERS).holds_for("band", asked.append, atol=0.0)
    assert asked == []


def test_only_the_build_is_recording():
    assert References.recording({}, []).is_recording
    assert not References({}).is_recording


def test_a_claim_that_is_no_number_does_not_hold():
    with pytest.raises(AuthorError, match="beyond"):
        References(NUMBERS, claims=[]).holds_for("band", lambda values: np.nan, atol=0.5)
