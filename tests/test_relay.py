"""What a kernel sends is followed, frame by frame, and cut where it is too much."""

import socket
import struct

import pytest
from handed_in import COURSE, WORK, notebook_of
from hypothesis import given
from hypothesis import strategies as st

from attacks import graded  # isort: skip
from grader.sandbox import launcher_for
from grader.sandbox.relay import MAX_PARTS, Cut, Frames, Relay

GREETING = b"\xff" + bytes(8) + b"\x7f\x03\x00NULL".ljust(55, b"\0")
LIMIT = 1_000


def frame(body, *, more=False, long=False):
    flags = more * 1 + long * 2
    return struct.pack(">BQ" if long else ">BB", flags, len(body)) + body


MESSAGES = st.lists(st.tuples(st.binary(max_size=200), st.booleans()), min_size=1, max_size=4)


@given(st.lists(MESSAGES, max_size=5), st.lists(st.integers(1, 50), min_size=1))
def test_messages_within_the_limit_pass_however_they_are_cut_up(messages, sizes):
    stream = GREETING
    for parts in messages:
        for index, (body, long) in enumerate(parts):
            stream += frame(body, more=index < len(parts) - 1, long=long)
    frames, turn = Frames(LIMIT), 0
    while stream:
        size = sizes[turn % len(sizes)]
        frames.follow(stream[:size])
        stream, turn = stream[size:], turn + 1


@pytest.mark.parametrize(
    "stream",
    [
        frame(bytes(LIMIT + 1), long=True),
        frame(bytes(200), more=True) * 6,
        frame(b"", more=True) * (MAX_PARTS + 1),
        struct.pack(">BQ", 2, 1 << 62),
    ],
)
def test_a_message_that_is_too_large_is_cut(stream):
    frames = Frames(LIMIT)
    frames.follow(GREETING + frame(bytes(200)) * 20)
    with pytest.raises(Cut):
        frames.follow(stream)


@pytest.mark.parametrize(
    "greeting", [b"\x01" * 11, GREETING[:10] + b"\x01", b"\xff" + bytes(10), b"GET / HTTP/1.1"]
)
def test_another_protocol_is_cut(greeting):
    with pytest.raises(Cut):
        Frames(LIMIT).follow(greeting)


@pytest.fixture
def relayed(tmp_path):
    """A client's socket, and the one of a kernel that it leads to."""
    kernel, front = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
    for one, name in ((kernel, "k"), (front, "s")):
        one.bind(str(tmp_path / name))
        one.listen()
    relay = Relay(front, str(tmp_path / "k"), LIMIT)
    client = socket.socket(socket.AF_UNIX)
    client.settimeout(10)
    client.connect(str(tmp_path / "s"))
    kernel.settimeout(10)
    accepted, _ = kernel.accept()
    accepted.settimeout(10)
    yield client, accepted
    relay.close()
    for one in (client, accepted, kernel):
        one.close()


def test_bytes_go_both_ways(relayed):
    client, kernel = relayed
    client.sendall(b"anything at all")
    assert kernel.recv(100) == b"anything at all"
    kernel.sendall(GREETING + frame(b"hello"))
    assert client.recv(1000) == GREETING + frame(b"hello")
    kernel.close()
    assert client.recv(1) == b""


def test_a_connection_that_is_cut_is_cut_on_both_sides(relayed):
    client, kernel = relayed
    kernel.sendall(GREETING)
    assert client.recv(1000) == GREETING
    kernel.sendall(frame(bytes(LIMIT + 1), long=True))
    assert client.recv(1000) == b""
    assert kernel.recv(1000) == b""


ENDLESS = """
import os, socket, stat, struct


def flood():
    body = bytes(1 << 20)
    for number in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                one = socket.socket(fileno=os.dup(number))
                if str(one.getsockname()).endswith("-2"):
                    one.setblocking(True)
                    for _ in range(300):
                        one.sendall(struct.pack(">BQ", 3, len(body)) + body)
        except OSError:
            pass


flood()
"""


def memory_kb(name):
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith(name))


def test_a_message_without_an_end_is_not_kept(tmp_path):
    """300 MiB in parts of 1 MiB, as the first parts of one message of the channel for output."""
    launcher = launcher_for(COURSE)
    (tmp_path / "double.ipynb").write_text(notebook_of(ENDLESS + WORK))
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")  # the peak is counted from here
    before = memory_kb("VmRSS")
    (result,) = graded(COURSE, launcher, tmp_path / "double.ipynb", 60)
    launcher.close()
    assert "disturbed the connection" in result.message
    assert memory_kb("VmHWM") - before < 100 << 10
