"""What filters of system calls stand in for where Landlock is too old to say it."""

import subprocess
import sys

import pytest

PREPARED = """
import fcntl, os, socket, struct, sys
from grader.worker.barriers import syscalls
path = sys.argv[1]
one, two = socket.socketpair()
flags = fcntl.fcntl(one, fcntl.F_GETFL)
"""
TRUNCATES = "syscalls.truncate_nothing_by_name()\n"
SIGNALS = "syscalls.signal_only_itself()\n"


def run(filtered, statement, path):
    code = f"{PREPARED}{filtered}{statement}"
    return subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True)


@pytest.fixture
def path(tmp_path):
    (tmp_path / "file").write_text("kept")
    return tmp_path / "file"


@pytest.mark.parametrize(
    "statement", ["os.truncate(path, 0)", "os.open(path, os.O_RDONLY | os.O_TRUNC)"]
)
def test_nothing_is_cut_short_by_its_name(statement, path):
    done = run(TRUNCATES, statement, path)
    assert "PermissionError" in done.stderr
    assert path.read_text() == "kept"
    assert run("", statement, path).returncode == 0
    assert path.read_text() == ""


@pytest.mark.parametrize(
    "statement",
    ["open(path, 'w').close()", "open(path).read()", "os.ftruncate(os.open(path, os.O_RDWR), 0)"],
)
def test_files_are_opened_and_written_as_ever(statement, path):
    assert run(TRUNCATES, statement, path).returncode == 0


@pytest.mark.parametrize(
    "statement",
    [
        "fcntl.ioctl(one, 0x8901, struct.pack('i', 1))",
        "fcntl.ioctl(one, 0x8902, struct.pack('i', 1))",
        "fcntl.ioctl(one, 0x5452, struct.pack('i', 1))",
        "fcntl.fcntl(one, fcntl.F_SETFL, flags | 0x2000)",
        "fcntl.fcntl(one, fcntl.F_SETOWN, os.getppid())",
        "os.kill(os.getppid(), 0)",
    ],
)
def test_nothing_signals_another_process(statement, path):
    done = run(SIGNALS, statement, path)
    assert "PermissionError" in done.stderr
    assert run("", statement, path).returncode == 0


@pytest.mark.parametrize(
    "statement",
    ["fcntl.fcntl(one, fcntl.F_SETFL, flags | os.O_NONBLOCK)", "os.kill(os.getpid(), 0)"],
)
def test_what_concerns_itself_goes_on(statement, path):
    assert run(SIGNALS, statement, path).returncode == 0
