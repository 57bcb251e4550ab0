"""One submitted file being executed: a worker that has it loaded, replaced when it is lost.

Loading goes piece by piece (top-level statements of a module, cells of a notebook). A piece that
raises costs only what it defines. A piece that kills or blocks its worker is left out when the
file is loaded again in the next one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from grader.errors import SandboxError, SubmissionError
from grader.judging import CheckFailed
from grader.manifest import Limits
from grader.model import Verdict
from grader.replies import Raised, texts_in
from grader.sandbox.budget import Share
from grader.sandbox.launching import Launcher
from grader.sandbox.link import Link, WorkerLost
from grader.sandbox.output import OutputCapture
from grader.sandbox.sockets import KernelSockets
from grader.staging import Staged

MAX_LOSSES_IN_LOADING = 4
SLOW_S = 1.0
SIGKILL = -9
STOPPED = "ran longer than {:g} s and was stopped"
DISTURBED = "disturbed the connection to the grader"
TOO_MUCH = {
    "memory": "used more memory than there is for it and was stopped",
    "tasks": "started more processes or threads than it may and was stopped",
    "disk": "wrote more to files than it may and was stopped",
}


class Unloadable(Exception):
    """Nothing of the file can be executed; the text is for the student."""


class Unreadable(Unloadable):
    """It does not parse, or is neither text nor a notebook: nothing of it was begun."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A piece of the file that did not run: where it is and what came of it."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place} {self.what}"


@dataclass(slots=True)
class Loaded:
    """What came of loading: the pieces that did not run, and which ones took long."""

    troubles: list[Trouble] = field(default_factory=list)
    slow: set[int] = field(default_factory=set)

    def note(self, index: int, trouble: Trouble | None, seconds: float) -> None:
        """Note the outcome of one piece."""
        self.troubles += [trouble] if trouble else []
        if seconds > SLOW_S:
            self.slow.add(index)


class PieceLost(Exception):
    """The worker was lost while it executed a piece of the file."""

    def __init__(self, index: int, trouble: Trouble) -> None:
        super().__init__(str(trouble))
        self.index = index
        self.trouble = trouble


class Loader(Protocol):
    """How a form of file gets into a worker."""

    def load(
        self, link: Link, staged: Staged, limits: Limits, skip: frozenset[int], share: Share
    ) -> Loaded:
        """Execute the file in the worker but for the pieces to skip; say what did not run.

        Raises:
            Unloadable: there is nothing to execute.
            PieceLost: a piece took the worker with it.
            WorkerLost: the worker was lost in between.
        """

    def sockets(self) -> AbstractContextManager[KernelSockets | None]:
        """What the worker needs to be handed besides the file, while it is loaded."""


class Execution:
    """Answers requests about one staged file; safe against the loss of its workers."""

    def __init__(
        self,
        launcher: Launcher,
        loader: Loader,
        prepare: Callable[[], Staged],
        limits: Limits,
        share: Share,
    ) -> None:
        self._launcher = launcher
        self._loader = loader
        self._prepare = prepare
        self._limits = limits
        self._share = share
        self._link: Link | None = None
        self._skip: dict[int, Trouble] = {}
        self._loaded = Loaded()
        self._tracer: Execution | None = None
        self.left_out = 0
        self.output = OutputCapture(limits.output_kib << 10)

    @property
    def call_s(self) -> float:
        """The deadline of one call, in seconds."""
        return self._limits.call_s

    @property
    def total_s(self) -> float:
        """The time that the exercise was given, in seconds."""
        return self._share.total_s

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """The pieces of the file that did not run."""
        return (*self._skip.values(), *self._loaded.troubles)

    @property
    def trouble(self) -> str:
        """The first of them, as a clause; empty when all ran."""
        return f" ({self.troubles[0]})" if self.troubles else ""

    def start(self) -> None:
        """Load the file, in as many workers as that takes.

        Raises:
            Unloadable: nothing of it can be executed.
            SandboxError: no worker could be had.
        """
        while self._link is None:
            self._load()

    def ask(self, body: dict[str, Any], timeout_s: float) -> dict[str, Any]:
        """The worker's reply; a worker that was lost with its server is replaced, once.

        Raises:
            CheckFailed: the worker was lost over it, or no time is left.
            SandboxError: the server was lost twice.
        """
        try:
            return self._ask(body, timeout_s)
        except SandboxError:
            self._link = None
            return self._ask(body, timeout_s)

    def _ask(self, body: dict[str, Any], timeout_s: float) -> dict[str, Any]:
        if self._share.left_s() <= 0:
            raise CheckFailed(Verdict.TIMEOUT, "the time for this submission was used up before.")
        self.start()
        assert self._link is not None
        timeout_s = min(timeout_s, max(self._share.left_s(), 0.1))
        try:
            return self._link.request(body, timeout_s)
        except WorkerLost as lost:
            self._link = None
            raise _outcome(lost, timeout_s) from None

    def ask_apart(self, body: dict[str, Any], timeout_s: float) -> dict[str, Any]:
        """The reply of a worker that is used for tracing only.

        A trace leaves symbolic tensors wherever the student's code keeps what it computes; no
        later call may meet them. Pieces that took long are left out there: they are loops.
        """
        if self._tracer is None:
            self.start()
            self._tracer = Execution(
                self._launcher, self._loader, self._prepare, self._limits, self._share
            )
            slow = Trouble("", "")
            self._tracer._skip = {**self._skip, **dict.fromkeys(self._loaded.slow, slow)}
        try:
            return self._tracer.ask(body, timeout_s)
        except Unloadable as error:
            raise CheckFailed(Verdict.ERROR, str(error)) from None

    def names(self) -> list[str]:
        """What the submission defines."""
        try:
            return texts_in(self.ask({"op": "names"}, self.call_s), "names")
        except CheckFailed:
            return []

    def close(self) -> None:
        """End its workers."""
        if self._tracer is not None:
            self._tracer.close()
        if self._link is not None:
            self._link.close()
            self._link = None
        self.output.settle()

    def _load(self) -> None:
        try:
            staged = self._prepare()
        except SubmissionError as error:
            raise Unreadable(str(error)) from None
        self.left_out = staged.left_out
        with self._loader.sockets() as sockets:
            link = self._launcher.launch(staged.work, self.output, sockets)
            link.sockets = sockets
            self._load_into(link, staged)

    def _load_into(self, link: Link, staged: Staged) -> None:
        skip = frozenset(self._skip)
        try:
            loaded = self._loader.load(link, staged, self._limits, skip, self._share)
            if link.made_by is not None and loaded.troubles and not loaded.slow:
                self._use_new_ones(link.made_by)
                return
            self._loaded = loaded
        except PieceLost as lost:
            self._skip[lost.index] = lost.trouble
            if len(self._skip) > MAX_LOSSES_IN_LOADING:
                raise Unloadable(f"Loading it was given up: {lost}.") from None
        except WorkerLost as lost:
            raise Unloadable(f"It cannot be loaded: {_outcome(lost, 0).text}") from None
        else:
            self._link = link
        finally:
            if self._link is None:
                link.close()

    def _use_new_ones(self, launcher: Launcher) -> None:
        """From now on use no worker that was made ready ahead.

        It has run an operation of ours: what must come before the first one raises in it, and
        is the student's right.
        """
        self._launcher = launcher
        self.output = OutputCapture(self._limits.output_kib << 10)


def time_for(limits: Limits, share: Share) -> float:
    """Seconds that the next piece of a file may take.

    Raises:
        Unloadable: no time is left.
    """
    left = share.left_s()
    if left <= 0:
        raise Unloadable("The time for this submission was used up while it was loaded.")
    return min(limits.load_s, left)


def raised_in_loading(error: Raised) -> str:
    """What to say of a piece that raised."""
    message = " ".join(error.message.split())[:200]
    return f"raised {error.type}: {message}" if message else f"raised {error.type}"


def lost_piece(lost: WorkerLost, timeout_s: float) -> str:
    """What to say of a piece that took its worker with it."""
    if lost.cause == "timeout":
        return STOPPED.format(timeout_s)
    if lost.cause == "garbled":
        return DISTURBED
    return TOO_MUCH.get(lost.cause) or f"ended the process ({lost.detail or lost.cause})"


def _outcome(lost: WorkerLost, timeout_s: float) -> CheckFailed:
    if lost.cause == "timeout":
        return CheckFailed(Verdict.TIMEOUT, f"no answer after {timeout_s:g} s.")
    if lost.cause == "too_large":
        return CheckFailed(Verdict.OUTPUT, "it returned more data than is accepted.")
    if lost.cause in TOO_MUCH:
        verdict = Verdict.MEMORY if lost.cause == "memory" else Verdict.ERROR
        return CheckFailed(verdict, f"it {TOO_MUCH[lost.cause]}.")
    if lost.cause == "garbled":
        return CheckFailed(Verdict.ERROR, f"it {DISTURBED}.")
    if re.search(rf"signal {-SIGKILL}\b", lost.detail):
        return CheckFailed(Verdict.MEMORY, "it was killed, as when memory runs out.")
    return CheckFailed(Verdict.ERROR, f"it ended the process ({lost.detail or 'no answer'}).")
