"""`grader …` and `grade …` within the tests' process, which start no server of their own.

For what a command says and does. How it starts, is stopped and ends is tested in processes.
"""

from __future__ import annotations

import contextlib
import io
import signal
from typing import Any

import click
import pytest

from grader.cli.grader import grader_group
from grader.cli.running import run
from grader.confinement import Resources
from grader.course import Course
from grader.sandbox.confining import confinement
from grader.sandbox.forking import ForkLauncher


class Kept:
    """A launcher that the command must not close."""

    def __init__(self, launcher: ForkLauncher) -> None:
        self._launcher = launcher

    def __getattr__(self, name: str) -> Any:
        return getattr(self._launcher, name)

    def close(self) -> None:
        """Not yet."""


class Servers:
    """Servers at the level `process`, one for each set of limits."""

    def __init__(self) -> None:
        self._started: dict[Resources, ForkLauncher] = {}

    def launcher_for(self, course: Course, level: str | None = None) -> Kept:
        """Stands for `grader.sandbox.guarded_launcher_for`."""
        assert level == "process"
        limits = course.limits.resources
        if limits not in self._started:
            self._started[limits] = ForkLauncher(confinement("process", limits))
        return Kept(self._started[limits])

    def close(self) -> None:
        for launcher in self._started.values():
            launcher.close()


def ran(
    *arguments: object, command: click.Command = grader_group
) -> tuple[int | str | None, str, str]:
    """A command with these arguments: its exit status, standard output, and standard error."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    try:
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.raises(SystemExit) as end,
        ):
            run(command, [str(argument) for argument in arguments])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return end.value.code, _written(out), _written(err)


def _written(stream: io.TextIOWrapper) -> str:
    buffer = stream.detach()
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
