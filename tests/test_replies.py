"""What a worker says is what it should be, or is not there."""

import pytest

from grader import replies

HALF = "\ud800"


@pytest.mark.parametrize("name", ["type", "message", "code", "function", "traceback"])
def test_a_text_can_be_encoded_and_has_an_end(name):
    for text in (HALF, "x" * 100_000, 3, None, ["x"]):
        raised = replies.raised_in({"raised": {name: text}})
        kept = getattr(raised, name)
        kept.encode()
        assert len(kept) <= replies.TEXT_LIMIT
        assert kept in ("?", "x" * replies.TEXT_LIMIT, "")


@pytest.mark.parametrize("line", [0, -1, True, 1.0, "1", replies.LINE_LIMIT, None])
def test_a_line_that_is_none_is_left_out(line):
    assert replies.raised_in({"raised": {"line": line}}).line is None
    assert replies.syntax_error_in({"syntax_error": {"line": line}}).line is None
    assert replies.raised_in({"raised": {"line": 7}}).line == 7


@pytest.mark.parametrize("said", [1, "True", [True], None])
def test_only_true_is_true(said):
    assert not replies.flag({"empty": said}, "empty")
    assert not replies.raised_in({"raised": {"stub": said, "interrupted": said}}).stub
    assert replies.flag({"empty": True}, "empty")


@pytest.mark.parametrize("part", [None, 3, "x", [1], True])
def test_a_part_of_another_type_is_none(part):
    assert replies.raised_in({"raised": part}) is None
    assert replies.syntax_error_in({"syntax_error": part}) is None


def test_lists_keep_what_belongs_in_them():
    mixed = [1, True, "a", HALF, None, 2.0, [1], 3]
    assert replies.numbers_in({"statements": mixed}, "statements") == [1, 3]
    assert replies.texts_in({"names": mixed}, "names") == ["a", "?"]
    assert replies.texts_in({"names": "abc"}, "names") == []
    assert replies.numbers_in({}, "statements") == []
