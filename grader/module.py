"""A Python file, loaded into a worker statement by statement."""

from __future__ import annotations

import contextlib
import time
from contextlib import AbstractContextManager

from grader.execution import (
    STOPPED,
    Loaded,
    PieceLost,
    Trouble,
    Unreadable,
    lost_piece,
    raised_in_loading,
    time_for,
)
from grader.manifest import Limits
from grader.replies import Unparsable, numbers_in, raised_in, syntax_error_in
from grader.sandbox.budget import Share
from grader.sandbox.link import Link, WorkerLost
from grader.sandbox.sockets import KernelSockets
from grader.staging import Staged


class ModuleLoader:
    """Loads a Python file: statement by statement."""

    def load(
        self, link: Link, staged: Staged, limits: Limits, skip: frozenset[int], share: Share
    ) -> Loaded:
        """See `Loader`."""
        opened = link.request(
            {
                "op": "open",
                "file": staged.file,
                "name": staged.file.removesuffix(".py"),
            },
            limits.load_s,
        )
        error = syntax_error_in(opened)
        if error is not None:
            raise Unreadable(_syntax_error(staged.file, error))
        loaded = Loaded()
        for index, line in enumerate(numbers_in(opened, "statements")):
            if index not in skip:
                begin = time.monotonic()
                trouble = _run_statement(link, index, line, time_for(limits, share))
                loaded.note(index, trouble, time.monotonic() - begin)
        return loaded

    def sockets(self) -> AbstractContextManager[KernelSockets | None]:
        """See `Loader`: none."""
        return contextlib.nullcontext()


def _run_statement(link: Link, index: int, line: int, timeout_s: float) -> Trouble | None:
    try:
        reply = link.request({"op": "run", "index": index}, timeout_s)
    except WorkerLost as lost:
        what = lost_piece(lost, timeout_s)
        raise PieceLost(index, Trouble(f"line {line}", what)) from None
    error = raised_in(reply)
    if error is None:
        return None
    what = STOPPED.format(timeout_s) if error.interrupted else raised_in_loading(error)
    return Trouble(f"line {error.line or line}", what)


def _syntax_error(file: str, error: Unparsable) -> str:
    if error.line is None:
        return f"{file} cannot be parsed: {error.message}"
    stripped = error.text.lstrip()
    offset = max(0, error.column - 1 - (len(error.text) - len(stripped)))
    return (
        f"{file}, line {error.line}: {error.message}\n"
        f"    {stripped}\n    {' ' * min(offset, len(stripped))}^"
    )
