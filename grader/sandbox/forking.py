"""Workers forked from a warm server: for Linux, where forking a process with TensorFlow is safe."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import Any

from grader.errors import SandboxError
from grader.sandbox.launching import STARTUP_S, command, environment
from grader.sandbox.link import Link
from grader.sandbox.output import OutputCapture

REPLY_S = 30.0
MESSAGE_SIZE = 65_536


class ForkLauncher:
    """Keeps one warm server and has it fork workers. Safe to use from several threads."""

    level = "process"

    def __init__(self) -> None:
        self._home = tempfile.TemporaryDirectory(prefix="grader-server-")
        self._lock = threading.Lock()
        self._ready = False
        self._warm = False
        self._closed = False
        self._start()

    @property
    def server_pid(self) -> int:
        """The process of the warm server."""
        return self._server.pid

    def launch(self, work: Path, output: OutputCapture) -> Link:
        """Fork a worker; a server that is gone is started again once."""
        with self._lock:
            try:
                return self._launch(work, output)
            except (OSError, SandboxError):
                if self._closed:
                    raise SandboxError("the grader is being stopped") from None
                self._restart()
                return self._launch(work, output)

    def warm_kernel(self) -> None:
        """Have the server import what notebooks need, before it forks for one."""
        with self._lock:
            if not self._warm:
                self._ask({"op": "warm"})
                self._warm = True

    def close(self) -> None:
        """End the server; it kills the workers that are left. Whoever waits for them is told."""
        self._closed = True
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        self._control.close()
        try:
            self._server.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
        with contextlib.suppress(OSError):
            self._home.cleanup()

    def _start(self) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
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
        self._ready = self._warm = False

    def _restart(self) -> None:
        self._control.close()
        self._server.kill()
        self._server.wait()
        self._start()

    def _launch(self, work: Path, output: OutputCapture) -> Link:
        ours, theirs = socket.socketpair()
        read_fd, write_fd = os.pipe()
        try:
            request = {"op": "fork", "work": str(work)}
            pid = self._ask(request, [theirs.fileno(), write_fd])["pid"]
        except BaseException:
            ours.close()
            os.close(read_fd)
            raise
        finally:
            theirs.close()
            os.close(write_fd)
        output.drain(os.fdopen(read_fd, "rb", buffering=0))
        process = ForkedProcess(pid, ours, self)
        return Link(ours.makefile("rb"), ours.makefile("wb"), process, output)

    def reap(self, pid: int, grace_s: float) -> int | None:
        """End a worker that has not ended after `grace_s`; its own exit status, if it has one."""
        with self._lock, contextlib.suppress(OSError, SandboxError):
            status = self._ask({"op": "reap", "pid": pid, "grace_s": grace_s})["status"]
            return None if status is None else int(status)
        return None

    def _ask(self, request: dict[str, Any], descriptors: list[int] | None = None) -> Any:
        if not self._ready:
            self._receive(STARTUP_S)
            self._ready = True
        socket.send_fds(self._control, [json.dumps(request).encode()], descriptors or [])
        return self._receive(REPLY_S)

    def _receive(self, timeout_s: float) -> Any:
        self._control.settimeout(timeout_s)
        try:
            message = self._control.recv(MESSAGE_SIZE)
        except TimeoutError:
            raise SandboxError("the warm server did not answer in time") from None
        if not message:
            raise SandboxError(f"the warm server ended: {self._last_words()}")
        return json.loads(message)

    def _last_words(self) -> str:
        log = Path(self._home.name) / "server.log"
        lines = log.read_text(errors="replace").strip().splitlines() if log.exists() else []
        return lines[-1] if lines else "it left no message"


class ForkedProcess:
    """A worker forked by the server; its process group is its own."""

    def __init__(self, pid: int, wire: socket.socket, server: ForkLauncher) -> None:
        self._pid = pid
        self._wire = wire
        self._server = server
        self._reaped = False

    def interrupt(self) -> None:
        """Send SIGINT to the worker alone."""
        with contextlib.suppress(OSError):
            os.kill(self._pid, signal.SIGINT)

    def kill(self, grace_s: float = 0.0) -> int | None:
        """See `Process.kill`; the server kills, and the number stays taken until it has reaped."""
        if self._reaped:
            return None
        self._reaped = True
        with contextlib.suppress(OSError):
            self._wire.shutdown(socket.SHUT_RDWR)
        self._wire.close()
        return self._server.reap(self._pid, grace_s)
