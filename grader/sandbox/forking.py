"""Workers forked from a warm server: for Linux, where forking a process with TensorFlow is safe."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from grader.confinement import LEVELS, Confinement, Level, Resources, to_json
from grader.errors import SandboxError
from grader.files import reason, shown
from grader.sandbox.confining import confinement
from grader.sandbox.launching import STARTUP_S, command, environment
from grader.sandbox.link import Ending, Link, WorkerLost
from grader.sandbox.output import OutputCapture
from grader.sandbox.sockets import KernelSockets
from grader.scratch import remove

T = TypeVar("T")
REPLY_S = 30.0
ENDING_S = 5.0
UNREADY_S = 1.0  # no worker is there yet to be ended
MESSAGE_SIZE = 65_536
MAX_LATE = 100


class Unconfined(SandboxError):
    """The system does not give the level; the text says which barrier is missing and why."""


class ForkLauncher:
    """Keeps one warm server and has it fork workers. Safe to use from several threads.

    Args:
        confinement: how workers are confined.

    Raises:
        Unconfined: not possible here. Nothing of a student has run.
    """

    def __init__(self, confinement: Confinement) -> None:
        self._confinement = confinement
        self._home = tempfile.TemporaryDirectory(prefix="grader-server-")
        self._lock = threading.Lock()
        self._ready = False
        self._warm = False
        self._closed = False
        self._generation = 0
        self._number = 0
        self._spawn()
        try:
            self._confine()
        except BaseException:
            self.close()
            raise

    @property
    def level(self) -> Level:
        """The level at which workers are confined."""
        return self._confinement.level

    @property
    def server_pid(self) -> int:
        """The process of the warm server, or the one that stands by for it outside of its view."""
        return self._server.pid

    def launch(
        self, work: Path, output: OutputCapture, sockets: KernelSockets | None = None
    ) -> Link:
        """Fork a worker; a server that is gone is started again once."""
        with self._lock:
            link = self._tried(lambda: self._launch(work, output, sockets))
        try:
            link.wait_until_ready(REPLY_S)
        except WorkerLost as lost:
            raise SandboxError(f"a worker did not start ({lost})") from None
        return link

    def warm_up(self) -> None:
        """Wait until the server has imported TensorFlow and forks at once."""
        with self._lock:
            self._tried(self._get_ready)

    def warm_kernel(self) -> None:
        """Have the server import what notebooks need, before it forks for one."""
        with self._lock:
            if not self._warm:
                self._tried(lambda: self._ask({"op": "warm"}, ()))
                self._warm = True

    def close(self) -> None:
        """End the server; it kills the workers that are left. Whoever waits for them is told."""
        self._closed = True
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        self._control.close()
        try:
            self._server.wait(timeout=ENDING_S if self._ready else UNREADY_S)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
        remove(Path(self._home.name))
        with contextlib.suppress(OSError):
            self._home.cleanup()

    def _spawn(self) -> None:
        os.chmod(self._home.name, 0o711)  # to be passed through by a worker's user
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with theirs, open(Path(self._home.name) / "server.log", "wb") as log:
                self._server = subprocess.Popen(
                    command("server", str(theirs.fileno())),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    cwd=self._home.name,
                    env=environment(self._home.name),
                    pass_fds=[theirs.fileno()],
                    start_new_session=True,
                )
        except OSError as error:
            self._control.close()
            self._home.cleanup()
            told = f"the server cannot be started: {reason(error)} (on this machine)"
            raise SandboxError(f"{shown(sys.executable)}: {told}") from None
        self._ready = self._warm = False
        self._generation += 1

    def _confine(self) -> None:
        root = Path(self._home.name) / "root"
        root.mkdir(exist_ok=True)
        request = {"op": "confine", "confinement": to_json(self._confinement), "root": str(root)}
        with contextlib.suppress(BrokenPipeError):  # it has ended: what it said is read next
            self._control.send(json.dumps(request).encode())
        answer = self._receive(REPLY_S)
        if "denied" in answer:
            raise Unconfined(answer["denied"])

    def _tried(self, ask: Callable[[], T]) -> T:
        """What the server answers; one that is gone is started again once."""
        try:
            return ask()
        except (OSError, SandboxError):
            if self._closed:
                raise SandboxError("the grader is being stopped") from None
            self._restart()
        try:
            return ask()
        except OSError as error:
            raise SandboxError(f"the warm server was lost again ({error})") from None

    def _restart(self) -> None:
        self._control.close()
        self._server.kill()
        self._server.wait()
        self._spawn()
        self._confine()

    def _launch(self, work: Path, output: OutputCapture, sockets: KernelSockets | None) -> Link:
        ours, theirs = socket.socketpair()
        read_fd, write_fd = os.pipe()
        folder = os.open(work, os.O_RDONLY | os.O_DIRECTORY)
        listening = [s.fileno() for s in sockets.listening] if sockets else []
        try:
            request = {"op": "fork", "work": str(work)}
            descriptors = [theirs.fileno(), write_fd, folder, *listening]
            pid = self._ask(request, ("pid",), descriptors)["pid"]
        except BaseException:
            ours.close()
            os.close(read_fd)
            raise
        finally:
            theirs.close()
            os.close(write_fd)
            os.close(folder)
        output.drain(os.fdopen(read_fd, "rb", buffering=0))
        process = ForkedProcess(pid, self._generation, ours, self)
        return Link(ours.makefile("rb"), ours.makefile("wb"), process, output)

    def reap(self, pid: int, generation: int, grace_s: float) -> Ending:
        """End a worker of the server of that generation that has not ended after `grace_s`."""
        with self._lock, contextlib.suppress(OSError, SandboxError):
            if generation != self._generation:
                return Ending(None, is_known=False)
            request = {"op": "reap", "pid": pid, "grace_s": grace_s}
            answer = self._ask(request, ("status", "broken"))
            return Ending(answer["status"], answer["broken"])
        return Ending(None, is_known=False)

    def interrupt(self, pid: int, generation: int) -> None:
        """Send SIGINT to a worker of the server of that generation."""
        with self._lock, contextlib.suppress(OSError, SandboxError):
            if generation != self._generation:
                return
            self._ask({"op": "interrupt", "pid": pid}, ())

    def _ask(
        self, request: dict[str, Any], names: Sequence[str], descriptors: Sequence[int] = ()
    ) -> dict[str, Any]:
        """The answer to a request, which has these names in it."""
        self._get_ready()
        self._number += 1
        told = json.dumps({**request, "number": self._number}).encode()
        socket.send_fds(self._control, [told], list(descriptors))
        answer = self._answer()
        if "failed" in answer:
            raise SandboxError(f"no worker could be started: {answer['failed']}")
        if not all(name in answer for name in names):
            raise SandboxError("the warm server answered something else than it was asked")
        return answer

    def _get_ready(self) -> None:
        if not self._ready:
            self._receive(STARTUP_S)
            self._ready = True

    def _answer(self) -> dict[str, Any]:
        """The answer to the last request; those that come too late for theirs are passed over."""
        for _ in range(MAX_LATE):
            answer = self._receive(REPLY_S)
            if answer.get("number") == self._number:
                return answer
        raise SandboxError("the warm server does not answer what it is asked")

    def _receive(self, timeout_s: float) -> dict[str, Any]:
        self._control.settimeout(timeout_s)
        try:
            message = self._control.recv(MESSAGE_SIZE)
        except TimeoutError:
            raise SandboxError("the warm server did not answer in time") from None
        except ConnectionResetError:
            message = b""
        if not message:
            raise SandboxError(f"the warm server ended: {self._last_words()}")
        with contextlib.suppress(ValueError, RecursionError):
            if isinstance(answer := json.loads(message), dict):
                return answer
        raise SandboxError("the warm server sent what is no answer")

    def _last_words(self) -> str:
        log = Path(self._home.name) / "server.log"
        lines = log.read_text(errors="replace").strip().splitlines() if log.exists() else []
        return lines[-1] if lines else "it left no message"


def launcher(
    demanded: Level | None, resources: Resources, hidden: Sequence[Path] = ()
) -> ForkLauncher:
    """A launcher at the demanded level, or else at the highest that this machine gives.

    Raises:
        SandboxError: the level, or any at all, cannot be had here.
    """
    reasons = []
    for level in [demanded] if demanded else LEVELS:
        try:
            return ForkLauncher(confinement(level, resources, hidden))
        except Unconfined as reason:
            reasons.append(f"isolation {level} cannot be had here ({reason})")
    raise SandboxError("; ".join(reasons) + "; see grader doctor")


class ForkedProcess:
    """A worker forked by the server, which alone knows its process.

    `generation` tells its server from one that was started in its place, and has other workers
    under the same numbers.
    """

    def __init__(
        self, pid: int, generation: int, wire: socket.socket, server: ForkLauncher
    ) -> None:
        self._pid = pid
        self._generation = generation
        self._wire = wire
        self._server = server
        self._reaped = False

    def interrupt(self) -> None:
        """Send SIGINT to the worker alone."""
        self._server.interrupt(self._pid, self._generation)

    def kill(self, grace_s: float = 0.0) -> Ending:
        """See `Process.kill`; the server kills, and the number stays taken until it has reaped."""
        if self._reaped:
            return Ending(None)
        self._reaped = True
        with contextlib.suppress(OSError):
            self._wire.shutdown(socket.SHUT_RDWR)
        self._wire.close()
        return self._server.reap(self._pid, self._generation, grace_s)
