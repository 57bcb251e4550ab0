"""The loop of a worker: one request in, one reply out, until the trusted side hangs up.

Requests are dictionaries with `op` and `id`; a reply repeats the `id`.

    open   parse a module                      → statements (their lines) or syntax_error
    run    execute one top-level statement     → {} or raised
    names  what the namespace defines          → names
    value  what a name holds                   → value
    call   call a function                     → see `calling.call`
    train  run a training step many times      → see `training.train`
    kernel become a Jupyter kernel             → {}; this session goes on inside the kernel
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from grader.wire import FrameTooLarge
from grader.worker import calling, failure, training
from grader.worker.channel import Channel
from grader.worker.loading import Module
from grader.worker.values import to_wire

PLACES = ("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR")
KERNEL_FILES = ("<ipython-input", "ipykernel_")


class Session:
    """Serves one submission's file."""

    def __init__(self, channel: Channel, work: Path, sockets: tuple[int, ...] = ()) -> None:
        self.channel = channel
        self.sockets = sockets
        self._pid = os.getpid()
        self._enter(work)
        self.namespace: dict[str, Any] = {}
        self.connection: dict[str, Any] | None = None
        self._module: Module | None = None
        self._trainer = training.Trainer()
        self._operations: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "open": self._open,
            "run": self._run,
            "names": self._names,
            "value": self._value,
            "call": self._call,
            "train": self._train,
            "kernel": self._kernel,
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
        try:
            reply = self._operations[request["op"]](request)
        except failure.Interrupted as error:
            reply = {"raised": failure.describe(error, self.is_student)}
        except FrameTooLarge as error:
            reply = {"too_large": str(error)}
        except Exception as error:  # of the student's objects, met while they were read
            reply = {"raised": failure.describe(error, self.is_student)}
        if os.getpid() != self._pid:
            os._exit(0)  # a child that student code has forked and let go on: one answer is enough
        self._flush()
        self._send({**reply, "id": request["id"]})

    def is_student(self, filename: str) -> bool:
        """Whether that file holds a student's code."""
        if failure.AUTOGRAPH_FILE in filename:
            return False
        return filename.startswith(str(self.work)) or any(part in filename for part in KERNEL_FILES)

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

    def _names(self, request: dict[str, Any]) -> dict[str, Any]:
        return {"names": [name for name in list(self.namespace) if type(name) is str][:2_000]}

    def _value(self, request: dict[str, Any]) -> dict[str, Any]:
        if request["name"] not in self.namespace:
            return {"missing": True}
        return {"value": to_wire(self.namespace[request["name"]])}

    def _call(self, request: dict[str, Any]) -> dict[str, Any]:
        function = self.namespace.get(request["function"])
        if not callable(function):
            return self._no_function(request["function"])
        with interruptible(), _plain_output():
            reply: dict[str, Any] = calling.call(function, request["arguments"], self.is_student)
        return reply

    def _train(self, request: dict[str, Any]) -> dict[str, Any]:
        step = self.namespace.get(request["function"])
        if not callable(step):
            return self._no_function(request["function"])
        before = training.fingerprint(self.namespace)
        with interruptible(), _plain_output():
            reply = self._trainer.train(
                step,
                request["start"],
                request["arguments"],
                request["at"],
                request["mode"],
                self.is_student,
            )
        return {**reply, "keeps_state": training.fingerprint(self.namespace) != before}

    def _no_function(self, name: str) -> dict[str, Any]:
        return {"no_function": True} if name in self.namespace else {"missing": True}

    def _kernel(self, request: dict[str, Any]) -> dict[str, Any]:
        self.connection = request["connection"]
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
