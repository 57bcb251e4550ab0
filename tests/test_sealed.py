"""Multiple choice without a readable key: the letter opens its text, and the file tells nothing."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.sealed import Opened, dump_sealed, parse_sealed, seal, unseal

EXPLANATIONS = st.text(max_size=80).map(str.strip)
OPTIONS = st.dictionaries(st.sampled_from("abcdef"), EXPLANATIONS, min_size=1, max_size=5)
QUESTION = "dying_units"
SEALED = seal(QUESTION, {"a": "No.", "b": None, "c": "A much longer reason why it is not c."})


@st.composite
def questions(draw):
    """A question's options, one of them right."""
    options = draw(OPTIONS)
    right = draw(st.sampled_from(sorted(options)))
    return {**options, right: None}


@given(st.text(), questions())
def test_each_letter_opens_its_own_text(question, options):
    sealed = seal(question, options)
    for letter, why in options.items():
        assert unseal(question, letter, sealed) == Opened(why is None, why or "")


@given(st.text(), questions())
def test_a_letter_that_is_no_option_opens_nothing(question, options):
    sealed = seal(question, options)
    others = sorted(set(string.ascii_lowercase) - set(options))[:3]
    assert [unseal(question, letter, sealed) for letter in others] == [None] * 3


@given(st.text(), questions())
def test_the_length_of_a_sealed_text_does_not_tell_the_right_option(question, options):
    assert len({len(text) for text in seal(question, options)}) == 1


@given(questions(), st.randoms())
def test_the_order_of_the_options_does_not_tell_the_right_one(options, random):
    letters = random.sample(sorted(options), len(options))
    shuffled = {letter: options[letter] for letter in letters}
    assert seal(QUESTION, shuffled) == seal(QUESTION, options) == sorted(seal(QUESTION, options))


@given(st.dictionaries(st.sampled_from("abcd"), st.just("The same."), min_size=2))
def test_options_with_the_same_explanation_do_not_look_alike(options):
    sealed = seal(QUESTION, options)
    assert len(set(sealed)) == len(options)
    assert len({text[16:] for text in sealed}) == len(options)


def test_no_explanation_can_be_read_in_the_file():
    raw = b"".join(map(bytes.fromhex, SEALED))
    assert b"No." not in raw
    assert b"longer" not in raw


def test_a_letter_opens_nothing_of_another_question():
    assert unseal("another", "b", SEALED) is None


def test_a_question_without_options_opens_nothing():
    assert unseal(QUESTION, "a", ()) is None


@given(st.dictionaries(st.text(), questions(), max_size=2))
def test_what_is_written_is_read_again(course):
    sealed = {question: seal(question, options) for question, options in course.items()}
    assert parse_sealed(dump_sealed(sealed)) == sealed


@pytest.mark.parametrize("text", ["", "[]", "3", '{"a": 3}', '{"a": [3]}', '{"a": ["no hex"]}'])
def test_a_text_of_another_form_is_refused(text):
    with pytest.raises((ValueError, AttributeError, TypeError)):
        parse_sealed(text)
