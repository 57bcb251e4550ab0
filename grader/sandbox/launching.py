"""Two ways to get a worker, one protocol.

`ForkLauncher` forks it from a warm server (Linux and other systems where forking is safe);
`FreshLauncher` starts a process for it (Windows has no fork, macOS no safe one).
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any, Protocol

from grader.errors import SandboxError
from grader.sandbox.link import Link, WorkerLost
from grader.sandbox.output import OutputCapture

STARTUP_S = 180.0
REPLY_S = 30.0
MESSAGE_SIZE = 65_536
BOOT = (
    "import sys; sys.path[:1] = [] if sys.path[0] == '' else sys.path[:1]; "
    "from grader.worker.{module} import main; main()"
)
PASSED_ON = frozenset(
    {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH", "OMP_NUM_THREADS", "XLA_FLAGS"}
    | {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "SYSTEMROOT", "TEMP", "TMP"}
)


class Launcher(Protocol):
    """Where workers come from."""

    level: str

    def launch(self, work: Path, output: OutputCapture, *, unused: bool = False) -> Link:
        """A worker whose working folder is `work`; what it prints goes to `output`.

        With `unused` it is one that has executed nothing before, as a kernel must be.

        Raises:
            SandboxError: none could be had.
        """

    def release(self, link: Link) -> None:
        """Take back a worker whose file is graded: it is ended, or kept for another module."""

    def warm_kernel(self) -> None:
        """Prepare for notebooks, before the first one."""

    def close(self) -> None:
        """End whatever is left."""


def default_launcher() -> ForkLauncher | FreshLauncher:
    """The faster of the two that is safe on this system."""
    return ForkLauncher() if sys.platform.startswith("linux") else FreshLauncher()


def environment(home: str) -> dict[str, str]:
    """The environment of the server and of workers: an allow-list, quiet TensorFlow, own home."""
    kept = {name: value for name, value in os.environ.items() if name in PASSED_ON}
    return {
        **kept,
        "HOME": home,
        "IPYTHONDIR": home,
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": home,
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }


def _command(module: str, argument: str) -> list[str]:
    return [sys.executable, "-c", BOOT.format(module=module), argument]


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

    def launch(self, work: Path, output: OutputCapture, *, unused: bool = False) -> Link:
        """Fork a worker; a server that is gone is started again once."""
        with self._lock:
            try:
                return self._launch(work, output)
            except (OSError, SandboxError):
                if self._closed:
                    raise SandboxError("the grader is being stopped") from None
                self._restart()
                return self._launch(work, output)

    def release(self, link: Link) -> None:
        """End the worker: another is a matter of milliseconds."""
        link.close()

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
                _command("server", str(theirs.fileno())),
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

    def reap(self, pid: int) -> int | None:
        """The exit status of a worker that has been killed; None when the server is gone."""
        with self._lock, contextlib.suppress(OSError, SandboxError):
            return int(self._ask({"op": "reap", "pid": pid})["status"])
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

    def kill(self) -> int | None:
        """Kill the group; the number stays taken until the server reaps it, so it is no other's."""
        if self._reaped:
            return None
        self._reaped = True
        for send, target in ((os.killpg, self._pid), (os.kill, self._pid)):
            with contextlib.suppress(OSError):
                send(target, signal.SIGKILL)
        with contextlib.suppress(OSError):
            self._wire.shutdown(socket.SHUT_RDWR)
        self._wire.close()
        return self._server.reap(self._pid)


class FreshLauncher:
    """Starts a process per worker. It can serve one file after another: the import is dear."""

    level = "process"

    def __init__(self) -> None:
        self._home = tempfile.TemporaryDirectory(prefix="grader-home-")
        self._idle: queue.SimpleQueue[Link] = queue.SimpleQueue()

    def launch(self, work: Path, output: OutputCapture, *, unused: bool = False) -> Link:
        """A process that has graded a module before, or a new one once it has its imports."""
        link = self._start(work) if unused else self._take(work)
        link.output.forward_to(output)
        return link

    def _take(self, work: Path) -> Link:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            return self._start(work)

    def release(self, link: Link) -> None:
        """Keep a worker that is well and is no kernel."""
        if link.lost or link.hung_up or link.became_kernel:
            link.close()
        else:
            self._idle.put(link)

    def _start(self, work: Path) -> Link:
        process = subprocess.Popen(
            _command("fresh", str(work)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self._home.name,
            env=environment(self._home.name),
            start_new_session=True,
        )
        assert process.stdin and process.stdout and process.stderr
        import_messages = OutputCapture(MESSAGE_SIZE)
        import_messages.drain(process.stderr)
        link = Link(process.stdout, process.stdin, FreshProcess(process), import_messages)
        try:
            link.wait_until_ready(STARTUP_S)
        except WorkerLost as lost:
            import_messages.settle()
            words = " ".join(import_messages.text().split())[-300:]
            raise SandboxError(f"a worker did not start ({lost}): {words}") from None
        return link

    def warm_kernel(self) -> None:
        """Nothing to warm: each process imports for itself."""

    def close(self) -> None:
        """End the workers that were kept, and remove the home folder."""
        while not self._idle.empty():
            self._idle.get().close()
        with contextlib.suppress(OSError):
            self._home.cleanup()


class FreshProcess:
    """A worker that is a child of the trusted process."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def interrupt(self) -> None:
        """Send SIGINT; on Windows there is no such signal for another process."""
        if os.name == "posix":
            with contextlib.suppress(OSError):
                self._process.send_signal(signal.SIGINT)

    def kill(self) -> int | None:
        """Kill the group on POSIX, the process elsewhere."""
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        return self._process.wait()
