"""Replies that are not quite, and streams that are none: typed parts, or a lost worker."""

import io
import os

from hypothesis import given
from hypothesis import strategies as st
from wire_values import TREES

from fuzz.bounds import bounded
from fuzz.mutations import ODD, mutated_bytes, mutated_trees
from grader import replies, wire
from grader.sandbox.link import Ending, Link, WorkerLost
from grader.sandbox.output import OutputCapture

NAMES = ["type", "message", "line", "code", "function", "traceback", "stub", "interrupted"]
ERRORS = st.fixed_dictionaries({}, optional=dict.fromkeys([*NAMES, "column"], ODD | TREES))
PARTS = ["raised", "syntax_error", "statements", "names", "altered", "empty", "value", "id"]
REPLIES = st.fixed_dictionaries({}, optional=dict.fromkeys(PARTS, ERRORS | ODD | TREES))
HONEST = st.fixed_dictionaries(
    {
        "id": st.sampled_from([1, 1, 1, 2, True, 1.0]),
        "raised": st.fixed_dictionaries({"type": st.just("ValueError"), "line": st.integers(1, 9)}),
        "names": st.just(["double", "f"]),
        "statements": st.just([1, 3, 8]),
    }
)
LIMIT = wire.MAX_HEADER + wire.MAX_PAYLOAD + (12 << 20)
"""What a prefix announces is allocated, though not touched, before it comes."""
CAUSES = {"died", "garbled", "too_large"}


class Nothing:
    """A process that has ended."""

    def interrupt(self):
        raise AssertionError("the stream has ended: there is nothing to wait for")

    def kill(self, grace_s=0.0):
        return Ending(0)


def check(reply):
    """Every part is of the type that is promised, and can be shown."""
    raised, unparsable = replies.raised_in(reply), replies.syntax_error_in(reply)
    for record in (raised, unparsable):
        for text in [getattr(record, n) for n in ("message", "type", "text") if hasattr(record, n)]:
            assert type(text) is str
            assert len(text) <= replies.TEXT_LIMIT
            text.encode()
        assert record is None or record.line is None or 0 < record.line < replies.LINE_LIMIT
    assert raised is None or (type(raised.stub), type(raised.interrupted)) == (bool, bool)
    for name in PARTS:
        assert all(type(number) is int for number in replies.numbers_in(reply, name))
        for text in replies.texts_in(reply, name):
            assert type(text) is str
            text.encode()
        assert type(replies.flag(reply, name)) is bool


def reply_from(stream):
    """What the first request gets from a worker that writes this and ends."""
    read, write = os.pipe()
    link = Link(os.fdopen(read, "rb"), io.BytesIO(), Nothing(), OutputCapture(100))
    os.write(write, stream)
    os.close(write)
    cause = "died"
    try:
        return link.request({"op": "names"}, timeout_s=30)
    except WorkerLost as lost:
        cause = lost.cause
    finally:
        link.close()
    assert cause in CAUSES
    return None


def check_stream(stream):
    with bounded("replies", LIMIT):
        reply = reply_from(stream[: 60 << 10])  # what a pipe takes without a reader
    if reply is not None:
        assert type(reply["id"]) is int
        assert reply["id"] == 1
        check(reply)


@given(REPLIES)
def test_any_parts_of_a_reply(reply):
    check(reply)


@given(mutated_trees(HONEST))
def test_a_mutated_reply(reply):
    check(reply)


@given(mutated_trees(HONEST), st.integers(1, 3))
def test_a_mutated_reply_over_a_link(reply, times):
    try:
        frame = wire.encode(reply)
    except wire.FrameTooLarge:
        return
    check_stream(frame * times)


@given(mutated_bytes(HONEST.map(wire.encode)))
def test_a_stream_of_mutated_bytes(stream):
    check_stream(stream)


@given(st.binary(max_size=300))
def test_a_stream_of_any_bytes(stream):
    check_stream(stream)
