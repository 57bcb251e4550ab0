"""The functions of a running kernel as an execution: called in this process, judged as elsewhere.

Requests and replies take the same code as a worker's, and cross the wire's form, so that a check
sees plain data here too. There is no isolation: nothing is hidden from the code or survives its
end. A training step is not traced: a trace leaves symbolic tensors in whatever the code collects,
and the objects that it collects in (lists, optimizers, variables) are the user's own.
"""

from __future__ import annotations

import contextlib
import os
import site
import sys
import sysconfig
from collections.abc import Iterator
from typing import Any

from grader import wire
from grader.judging import CheckFailed
from grader.live.deadline import Deadline
from grader.live.surroundings import kept_apart
from grader.manifest import Limits
from grader.model import Verdict
from grader.replies import texts_in
from grader.sandbox.budget import Budget
from grader.sandbox.output import OutputCapture
from grader.worker import failure
from grader.worker.answering import Answering

UNTRACED = {"untraceable": "nothing is traced in the user's own process"}


class LiveExecution(Answering):
    """Answers for a namespace of this process; a `grader.student.Worker`.

    Args:
        namespace: the user's.
        limits: of a call and of all of them.
    """

    def __init__(self, namespace: dict[str, Any], limits: Limits) -> None:
        super().__init__()
        self.namespace = namespace
        self.output = OutputCapture(limits.output_kib << 10)
        self._limits = limits
        self._share = Budget(limits.submission_s, 1).share()
        self._deadline = Deadline()
        self._call_s = limits.call_s
        self._libraries = _library_folders()

    @property
    def call_s(self) -> float:
        """The deadline of one call, in seconds."""
        return self._limits.call_s

    @property
    def total_s(self) -> float:
        """The time of the whole exercise, in seconds."""
        return self._share.total_s

    @property
    def trouble(self) -> str:
        """Nothing is loaded, so nothing went wrong."""
        return ""

    def names(self) -> list[str]:
        """What the namespace defines."""
        return list(texts_in(self._crossing({"op": "names"}), "names"))

    def ask(self, body: dict[str, Any], timeout_s: float) -> dict[str, Any]:
        """The reply, as a worker would give it.

        Raises:
            CheckFailed: no time is left.
            KeyboardInterrupt: the user has interrupted it.
        """
        left = self._share.left_s()
        if left <= 0:
            raise CheckFailed(Verdict.TIMEOUT, "the time for this submission was used up before.")
        self._call_s = min(timeout_s, max(left, 0.1))
        try:
            reply = self._crossing(body)
        except failure.Interrupted:  # on its way out of the student's code
            reply = {"raised": {"type": "Interrupted", "interrupted": True}}
        finally:
            self._deadline.end()
        if self._deadline.by_user:
            raise KeyboardInterrupt
        return reply

    def ask_apart(self, body: dict[str, Any], timeout_s: float) -> dict[str, Any]:
        """Only tracing is asked for apart, and there is none."""
        return UNTRACED

    def is_student(self, filename: str) -> bool:
        """Cells, and modules in the current folder that belong to no library."""
        if failure.AUTOGRAPH_FILE in filename:
            return False
        if failure.is_of_kernel(filename):
            return True
        own = filename.startswith(os.path.join(os.getcwd(), ""))
        return own and not filename.startswith(self._libraries)

    @contextlib.contextmanager
    def surrounded(self) -> Iterator[None]:
        """See `Answering`: within the deadline, its output kept apart."""
        with kept_apart(self.output), self._deadline.watching(self._call_s):
            yield

    def _crossing(self, body: dict[str, Any]) -> dict[str, Any]:
        """The reply to a request, each taken apart and put together as on the wire."""
        reply = self.carry_out(_across(body))
        try:
            return _across(reply)
        except wire.FrameTooLarge as error:
            return {"too_large": str(error)}


def _across(tree: dict[str, Any]) -> dict[str, Any]:
    frame = wire.encode(tree)
    begin = wire.PREFIX.size
    header, _ = wire.frame_lengths(frame[:begin])
    crossed: dict[str, Any] = wire.decode(frame[begin : begin + header], frame[begin + header :])
    return crossed


def _library_folders() -> tuple[str, ...]:
    paths = sysconfig.get_paths()
    folders = {paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    folders |= {site.getusersitepackages(), os.path.join(sys.prefix, "")}
    return tuple(folders)
