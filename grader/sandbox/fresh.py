"""A process for each worker, for systems where fork is missing (Windows) or unsafe (macOS)."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import tempfile
from pathlib import Path

from grader.errors import SandboxError
from grader.sandbox.launching import STARTUP_S, command, environment
from grader.sandbox.link import Link, WorkerLost
from grader.sandbox.output import OutputCapture

IMPORT_MESSAGES = 65_536


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
            command("fresh", str(work)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self._home.name,
            env=environment(self._home.name),
            start_new_session=True,
        )
        assert process.stdin and process.stdout and process.stderr
        import_messages = OutputCapture(IMPORT_MESSAGES)
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
