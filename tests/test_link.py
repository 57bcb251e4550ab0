"""Whatever a worker replies, the trusted side has a reply or knows that the worker is lost."""

import io
import os
import socket
import subprocess
import time

import numpy as np
import pytest

from grader import wire
from grader.sandbox.link import Ending, Link, WorkerLost
from grader.sandbox.output import OutputCapture


class Sleeper:
    """A process that answers nothing; what it says is written by the test."""

    def __init__(self):
        self._process = subprocess.Popen(["sleep", "60"])

    def interrupt(self):
        pass

    def kill(self, grace_s=0.0):
        self._process.kill()
        return Ending(self._process.wait())


@pytest.fixture
def reply():
    """What the first request gets when the worker writes these bytes."""
    read, write = os.pipe()
    link = Link(os.fdopen(read, "rb"), io.BytesIO(), Sleeper(), OutputCapture(100))

    def reply(frame):
        os.write(write, frame)
        os.close(write)
        return link.request({"op": "names"}, timeout_s=5)

    yield reply
    link.close()


def test_a_reply_to_the_request_is_handed_over(reply):
    assert reply(wire.encode({"id": 1, "names": ["f"]})) == {"id": 1, "names": ["f"]}


@pytest.mark.parametrize(
    "forged",
    [
        None,
        [],
        {},
        {"id": 2},
        {"id": "1"},
        {"id": None},
        {"id": [1]},
        {"id": np.array([1, 2])},
        {"id": np.array([])},
        {"id": wire.Variable(np.array([1, 2]))},
    ],
    ids=repr,
)
def test_a_reply_to_no_request_loses_the_worker(reply, forged):
    with pytest.raises(WorkerLost, match="garbled"):
        reply(wire.encode(forged))


@pytest.mark.parametrize(
    ("frame", "cause"),
    [
        (b"", "died"),
        (b"\0" * 5, "died"),
        (wire.PREFIX.pack(4, 0) + b"nope", "garbled"),
        (wire.PREFIX.pack(2, 0) + b"[]", "garbled"),
        (b"\xff" * wire.PREFIX.size, "too_large"),
    ],
)
def test_what_is_no_frame_loses_the_worker(reply, frame, cause):
    with pytest.raises(WorkerLost, match=cause):
        reply(frame)


@pytest.mark.parametrize("requests", [1, 4])
def test_a_worker_that_reads_nothing_is_lost_at_the_deadline(requests):
    """What it was sent no longer fits into the socket; its replies are forged ahead."""
    ours, theirs = socket.socketpair()
    link = Link(ours.makefile("rb"), ours.makefile("wb"), Sleeper(), OutputCapture(100))
    forged = [wire.encode({"id": n}) for n in range(1, requests)]
    theirs.sendall(b"".join(forged))

    def ask():
        for _ in range(requests):
            link.request({"op": "call", "x": np.zeros(1 << 20)}, timeout_s=0.2)

    begin = time.monotonic()
    with ours, theirs, pytest.raises(WorkerLost, match="timeout"):
        ask()
    assert time.monotonic() - begin < 5
