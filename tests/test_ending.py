"""How the commands end when they are told to: at once, in one line, and nothing is left."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from commands import ran
from handed_in import COURSE, MINI_COURSE, write
from submissions import ROOT

from grader.sandbox.confining import confinement
from grader.sandbox.forking import ForkLauncher

BIN = Path(sys.executable).parent
WAIT_S = 120
ENDLESS = """
import itertools, pathlib, time

pathlib.Path({sign!r}).touch()
for number in itertools.count():
    try:
        __import__(f"no_module_{{number}}")
    except ImportError:
        time.sleep(0.01)
"""
"""Stands for TensorFlow: to import it takes for ever, one module after the other."""


def until(sign, pattern=""):
    """Wait until that file is there, or in that folder one of that pattern."""
    deadline = time.monotonic() + WAIT_S
    while not (there := any(sign.glob(pattern)) if pattern else sign.exists()):
        if time.monotonic() > deadline:
            break
        time.sleep(0.02)
    assert there


def begun(*arguments, **environment):
    """A process of `grade` that can be interrupted."""
    return subprocess.Popen(
        [BIN / "grade", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=_told_of_signals,
    )


def _told_of_signals():
    """A shell has its background jobs ignore SIGINT, nohup SIGHUP; and these tests may be such."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.fixture
def scratch(tmp_path):
    """Where temporary files go."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


@pytest.fixture
def importing(tmp_path):
    """A folder of modules in which TensorFlow takes for ever, and the sign that it has begun."""
    sign = tmp_path / "importing"
    write(tmp_path / "modules" / "tensorflow.py", ENDLESS.format(sign=str(sign)))
    return tmp_path / "modules", sign


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_ends_at_once_and_leaves_no_process(tmp_path, scratch, number):
    path = tmp_path / "learning_rate_decay.py"
    sign = tmp_path / "begun"
    path.write_text(
        f"open({str(sign)!r}, 'w').close()\ndef exponential_decay(*a):\n    while True: pass\n"
    )
    # At a level where it can leave a sign.
    process = begun("--isolation", "process", path, TMPDIR=str(scratch))
    until(sign)
    process.send_signal(number)
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert output == ""
    assert errors.strip() == "error: interrupted"
    assert str(scratch) not in processes()
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
@pytest.mark.parametrize(("option", "status"), [([], 130), (["--watch"], 0)])
def test_so_does_one_while_tensorflow_is_imported(
    tmp_path, scratch, importing, option, status, number
):
    """Also that of a terminal that is closed."""
    write(tmp_path / "work" / "double.py")
    modules, sign = importing
    options = ("--isolation", "process", "--course", MINI_COURSE, *option)
    where = {"TMPDIR": str(scratch), "PYTHONPATH": str(modules)}
    process = begun(tmp_path / "work" / "double.py", *options, **where)
    until(sign)
    until(scratch, "*/double-*")  # what waits for a worker
    process.send_signal(number)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output) == (status, "")
    assert errors.strip() == "error: interrupted" * (status == 130)
    assert str(scratch) not in processes()
    assert list(scratch.iterdir()) == []


def test_a_server_that_imports_ends_by_itself_when_nobody_waits_for_it(importing, monkeypatch):
    modules, sign = importing
    monkeypatch.setenv("PYTHONPATH", str(modules))
    launcher = ForkLauncher(confinement("process", COURSE.limits.resources))
    until(sign)
    launcher.close()
    assert launcher._server.returncode == 0


def test_an_interruption_before_anything_is_imported_is_one_line(tmp_path):
    write(tmp_path / "click.py", "raise KeyboardInterrupt\n")
    process = begun("--version", PYTHONPATH=str(tmp_path))
    assert process.communicate(timeout=60) == ("", "error: interrupted\n")
    assert process.returncode == 130


@pytest.mark.parametrize("before", [signal.SIG_DFL, signal.SIG_IGN])
def test_who_is_to_outlive_its_terminal_does(before):
    """As nohup asks for it."""

    @click.command()
    def heeds():
        return int(signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN)

    kept = signal.signal(signal.SIGHUP, before)
    try:
        assert ran(command=heeds)[0] == int(before is signal.SIG_DFL)
    finally:
        signal.signal(signal.SIGHUP, kept)


def processes():
    """The command lines and working folders of all processes."""
    texts = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                texts.append((entry / "cmdline").read_text(errors="replace"))
                texts.append(str((entry / "cwd").readlink()))
    return "\n".join(texts)
