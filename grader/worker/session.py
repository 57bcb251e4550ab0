"""The loop of a worker: one request in, one reply out, until the trusted side hangs up.

Requests are dictionaries with `op` and `id`; a reply repeats the `id`.

    open   parse a module                      → statements (their lines) or syntax_error
    run    execute one top-level statement     → {} or raised
    names  what the namespace defines          → names
    value  what a name holds                   → value
    call   call a function                     → see `calling.call`
    train  run a training step many times      → see `training.train`
    kernel become a Jupyter kernel             → {}; this session goes on inside the kernel

Of a worker that is made ready ahead, before anything else:

    warm    do what TensorFlow takes long for the first time   → {}
    furnish write what was handed in into the working folder   → {}
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from grader.wire import FrameTooLarge
from grader.worker import failure, spare
from grader.worker.answering import Answering
from grader.worker.channel import Channel
from grader.worker.loading import Module

PLACES = ("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR")


class Session(Answering):
    """Serves one submission's file."""

    def __init__(self, channel: Channel, work: Path, sockets: tuple[int, ...] = ()) -> None:
        super().__init__()
        self.channel = channel
        self.sockets = sockets
        self._pid = os.getpid()
        self._enter(work)
        self.connection: dict[str, Any] | None = None
        self._module: Module | None = None
        self._operations |= {
            "open": self._open,
            "run": self._run,
            "kernel": self._kernel,
            "warm": self._warm,
            "furnish": self._furnish,
        }

    def _enter(self, work: Path) -> None:
        """Make `work` the working folder, the home and the place for temporary files."""
        self.work = work
        os.chdir(work)
        for name in PLACES:
            os.environ[name] = str(work)
        tempfile.tempdir = None

    def serve(self) -> None:
        """Answer until the trusted side hangs up or, setting `connection`, asks for a kernel."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        while self.connection is None:
            try:
                request = self.channel.receive()
            except EOFError:
                return
            self.answer(request)

    def answer(self, request: dict[str, Any]) -> None:
        """Carry out one request and send its reply."""
        reply = self.carry_out(request)
        if os.getpid() != self._pid:
            os._exit(0)  # a child that student code has forked and let go on: one answer is enough
        self._flush()
        self._send({**reply, "id": request["id"]})

    def is_student(self, filename: str) -> bool:
        """Whether that file holds a student's code."""
        if failure.AUTOGRAPH_FILE in filename:
            return False
        return filename.startswith(str(self.work)) or failure.is_of_kernel(filename)

    @contextlib.contextmanager
    def surrounded(self) -> Iterator[None]:
        """See `Answering`: what may be interrupted, with plain output."""
        with interruptible(), _plain_output():
            yield

    def _send(self, reply: dict[str, Any]) -> None:
        try:
            self.channel.send(reply)
        except FrameTooLarge as error:
            self.channel.send({"too_large": str(error), "id": reply["id"]})

    def _open(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            module = Module(self.work / request["file"], request["name"])
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            return {"syntax_error": _syntax_error(error)}
        module.start()
        self._module, self.namespace = module, module.namespace
        return {"statements": [statement.lineno for statement in module.statements]}

    def _run(self, request: dict[str, Any]) -> dict[str, Any]:
        assert self._module is not None
        try:
            with interruptible():
                self._module.run(request["index"])
        except BaseException as error:  # SystemExit and Interrupted are outcomes of the statement
            return {"raised": failure.describe(error, self.is_student)}
        return {}

    def _kernel(self, request: dict[str, Any]) -> dict[str, Any]:
        self.connection = request["connection"]
        return {}

    def _warm(self, request: dict[str, Any]) -> dict[str, Any]:
        spare.warm_up()
        return {}

    def _furnish(self, request: dict[str, Any]) -> dict[str, Any]:
        spare.furnish(self.work, request["files"])
        return {}

    def _flush(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):  # a student may have closed or replaced it
                stream.flush()


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Let SIGINT raise `Interrupted` in the code within."""

    def interrupt(signum: int, frame: object) -> None:
        raise failure.Interrupted

    signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextlib.contextmanager
def _plain_output() -> Iterator[None]:
    """Within a kernel, print to the captured descriptors rather than to a frontend."""
    with contextlib.redirect_stdout(sys.__stdout__), contextlib.redirect_stderr(sys.__stderr__):
        yield


def _syntax_error(error: BaseException) -> dict[str, Any]:
    if isinstance(error, SyntaxError):
        text = (error.text or "").rstrip("\n")[:500]
        return {"message": error.msg, "line": error.lineno, "column": error.offset, "text": text}
    return {"message": f"{type(error).__name__}: {error}", "line": None, "column": None, "text": ""}
