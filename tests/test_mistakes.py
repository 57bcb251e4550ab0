"""Known mistakes: stored without loss, and recognised by what checks saw."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from wire_values import SHAPES

from grader.evidence import Evidence
from grader.mistakes import Finding, Mistake, dump_mistakes, identify, joined, parse_mistakes

EVIDENCE = st.builds(
    Evidence, st.text(), st.text(), st.text(), st.none() | npst.arrays(np.float64, SHAPES)
)
MISTAKES = st.lists(
    st.builds(
        Mistake, st.text(), st.text(), st.dictionaries(st.text(), EVIDENCE, min_size=1, max_size=3)
    ),
    max_size=3,
    unique_by=lambda mistake: mistake.id,
)


def seen_as(*values):
    return Evidence("f(x)", "values", "", np.array(values))


def saw(*values):
    """Telling evidence: several different numbers."""
    return seen_as(*values, 0.25, 0.5, 0.75)


def mistake(id, **seen):
    return Mistake(id, f"The {id} one.", seen)


def named(found, *mistakes):
    """The ids of the mistakes behind the failing checks."""
    findings = {check: finding(evidence) for check, evidence in found.items()}
    return {check: known.id for check, known in identify(findings, mistakes).items()}


def finding(evidence, *called):
    return Finding(evidence, frozenset(called or ["f"]))


# The file.


@given(MISTAKES)
def test_what_is_written_is_read_again(mistakes):
    read = {m.id: m for m in parse_mistakes(dump_mistakes(mistakes))}
    assert read.keys() == {m.id for m in mistakes}
    for known in mistakes:
        assert read[known.id].sentence == known.sentence
        assert read[known.id].seen.keys() == known.seen.keys()
        for check, evidence in known.seen.items():
            assert evidence.looks_like(read[known.id].seen[check])


@given(MISTAKES)
def test_what_is_read_is_written_as_it_was(mistakes):
    text = dump_mistakes(mistakes)
    assert dump_mistakes(parse_mistakes(text)) == text


@given(MISTAKES, st.randoms())
def test_the_same_mistakes_in_any_order_give_the_same_text(mistakes, random):
    shuffled = random.sample(mistakes, len(mistakes))
    assert dump_mistakes(shuffled) == dump_mistakes(mistakes)


def test_the_file_is_plain_json_also_with_nan_and_infinities():
    def refuse(constant):
        raise AssertionError(constant)

    text = dump_mistakes([mistake("a", check=seen_as(np.nan, np.inf, -np.inf, -0.0))])
    tree = json.loads(text, parse_constant=refuse)
    assert tree["a"]["seen"]["check"]["values"] == ["nan", "inf", "-inf", -0.0]


def test_numbers_are_kept_to_seven_digits():
    text = dump_mistakes([mistake("a", check=seen_as(1 / 3))])
    assert "0.3333333]" in text


def test_sentences_and_texts_stay_readable_in_the_file():
    text = dump_mistakes([Mistake("a", "Größer.", {"check": Evidence("f(x)", "type", "→ None")})])
    assert "Größer." in text
    assert "→ None" in text


def test_a_mistake_that_no_check_saw_is_not_written():
    assert parse_mistakes(dump_mistakes([mistake("a")])) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "3",
        '{"a": 3}',
        '{"a": {}}',
        '{"a": {"sentence": "s"}}',
        '{"a": {"sentence": "s", "seen": []}}',
        '{"a": {"sentence": "s", "seen": {"c": {"place": "p"}}}}',
        '{"a": {"sentence": "s", "seen": {"c": {"place": "p", "cause": "c", "values": [1]}}}}',
        '{"a": {"sentence": "s", "seen": {"c": {"place": "p", "cause": "c", "values": ["x"]}}}}',
    ],
)
def test_a_text_of_another_form_is_refused(text):
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        parse_mistakes(text)


def test_visible_and_hidden_parts_of_a_mistake_become_one():
    visible = [mistake("a", first=saw(1.0)), mistake("b", first=saw(2.0))]
    hidden = [mistake("a", second=saw(3.0))]
    both, alone = joined([visible, hidden])
    assert (both.id, set(both.seen)) == ("a", {"first", "second"})
    assert (alone.id, set(alone.seen)) == ("b", {"first"})


# Recognition.


def test_a_failing_check_that_saw_the_same_names_the_mistake():
    known = mistake("a", check=saw(1.0, 2.0))
    assert named({"check": saw(1.0, 2.0)}, known) == {"check": "a"}


def test_nothing_is_named_that_looks_like_no_known_mistake():
    known = mistake("a", check=saw(1.0, 2.0))
    assert named({"check": saw(1.0, 3.0)}, known) == {}
    assert named({"other": saw(1.0, 2.0)}, known) == {}
    assert named({}, known) == {}


def test_a_check_that_passed_names_nothing():
    known = mistake("a", first=saw(1.0), second=saw(2.0))
    assert named({"first": saw(1.0), "second": None}, known) == {"first": "a"}


def test_of_two_the_one_that_agrees_with_more_checks_is_meant():
    narrow = mistake("narrow", first=saw(1.0))
    wide = mistake("wide", first=saw(1.0), second=saw(2.0))
    found = {"first": saw(1.0), "second": saw(2.0)}
    for order in [(narrow, wide), (wide, narrow)]:
        assert named(found, *order) == {"first": "wide", "second": "wide"}


def test_of_two_the_one_that_no_check_contradicts_is_meant():
    narrow = mistake("narrow", first=saw(1.0))
    wide = mistake("wide", first=saw(1.0), second=saw(2.0))
    for second in [None, saw(9.0)]:
        found = {"first": saw(1.0), "second": second}
        for order in [(narrow, wide), (wide, narrow)]:
            assert named(found, *order) == {"first": "narrow"}


def test_agreement_counts_for_as_much_as_contradiction():
    """Three agreements less one contradiction are more than a single agreement."""
    wide = mistake("wide", **{name: saw(1.0) for name in ("a", "b", "c", "d")})
    narrow = mistake("narrow", a=saw(1.0))
    found = {"a": saw(1.0), "b": saw(1.0), "c": saw(1.0), "d": saw(2.0)}
    for order in [(narrow, wide), (wide, narrow)]:
        assert named(found, *order)["a"] == "wide"


def test_a_check_that_did_not_run_contradicts_nothing():
    fewer = mistake("fewer", first=saw(1.0), second=saw(7.0))
    wide = mistake("wide", first=saw(1.0), third=saw(2.0))
    assert named({"first": saw(1.0), "second": saw(8.0)}, fewer, wide) == {"first": "wide"}


def test_two_mistakes_in_one_work_are_both_named():
    one, other = mistake("one", first=saw(1.0)), mistake("other", second=saw(2.0))
    found = {"first": saw(1.0), "second": saw(2.0)}
    assert named(found, one, other) == {"first": "one", "second": "other"}


@given(st.dictionaries(st.sampled_from("abc"), st.none() | EVIDENCE), MISTAKES)
def test_a_named_mistake_is_one_that_the_check_saw(found, mistakes):
    findings = {check: finding(evidence) for check, evidence in found.items()}
    for check, known in identify(findings, mistakes).items():
        assert found[check].looks_like(known.seen[check])


@given(MISTAKES)
def test_a_mistake_that_shows_all_it_can_is_named(mistakes):
    for known in mistakes:
        findings = {check: finding(evidence) for check, evidence in known.seen.items()}
        assert identify(findings, mistakes).keys() == known.seen.keys()


# What many mistakes lead to.

NOTHING = Evidence("f(x)", "type", "it returned None")
WEAK = [NOTHING, seen_as(3.0), seen_as(0.0, 0.0, 0.0, 0.0), seen_as(0.0, 1.0, np.nan, 0.0)]


@pytest.mark.parametrize("evidence", WEAK, ids=["text", "single", "constant", "two values"])
def test_a_symptom_of_many_names_a_mistake_that_explains_all(evidence):
    known = mistake("a", first=evidence, second=evidence)
    assert named({"first": evidence, "second": evidence}, known) == {"first": "a", "second": "a"}


@pytest.mark.parametrize("evidence", WEAK, ids=["text", "single", "constant", "two values"])
@pytest.mark.parametrize("second", [None, saw(5.0)])
def test_a_symptom_of_many_names_nothing_where_it_is_contradicted(evidence, second):
    known = mistake("a", first=evidence, second=evidence)
    assert named({"first": evidence, "second": second}, known) == {}


@pytest.mark.parametrize("evidence", WEAK, ids=["text", "single", "constant", "two values"])
def test_a_symptom_of_many_names_nothing_while_more_is_wrong_with_the_function(evidence):
    known = mistake("a", first=evidence)
    assert named({"first": evidence, "second": saw(5.0)}, known) == {}


def test_what_is_wrong_with_another_function_does_not_matter():
    known = mistake("a", first=NOTHING)
    findings = {"first": finding(NOTHING, "f"), "second": finding(saw(5.0), "g")}
    assert {check: m.id for check, m in identify(findings, [known]).items()} == {"first": "a"}
