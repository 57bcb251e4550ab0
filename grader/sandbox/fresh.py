"""A process for each worker, for systems where fork is missing (Windows) or unsafe (macOS)."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import tempfile
from pathlib import Path

from grader.confinement import Confinement, Level, Resources, to_json
from grader.errors import SandboxError
from grader.sandbox.launching import STARTUP_S, command, environment
from grader.sandbox.link import Ending, Link, WorkerLost
from grader.sandbox.output import OutputCapture
from grader.sandbox.sockets import KernelSockets

IMPORT_MESSAGES = 65_536


class FreshLauncher:
    """Starts a process for every worker.

    One process could serve a submission's modules in turn and save imports of TensorFlow. Tried:
    what a module changes (sys.modules, an eager switch, a patched library) then decides how the
    next one is graded.
    """

    level: Level = "process"

    def __init__(self, resources: Resources = Resources()) -> None:  # noqa: B008  frozen
        self._resources = resources
        self._home = tempfile.TemporaryDirectory(prefix="grader-home-")

    def launch(
        self, work: Path, output: OutputCapture, sockets: KernelSockets | None = None
    ) -> Link:
        """Start a process and wait until it has imported TensorFlow."""
        told = json.dumps(to_json(Confinement("process", resources=self._resources)))
        listening = [s.fileno() for s in sockets.listening] if sockets else []
        process = subprocess.Popen(
            command("fresh", str(work), told, *map(str, listening)),
            pass_fds=listening,
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
        import_messages.forward_to(output)
        link.output = output
        return link

    def warm_up(self) -> None:
        """Nothing to wait for: each process starts by itself."""

    def warm_kernel(self) -> None:
        """Nothing to warm: each process imports for itself."""

    def close(self) -> None:
        """Remove the home folder."""
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

    def kill(self, grace_s: float = 0.0) -> Ending:
        """See `Process.kill`; the group on POSIX, the process alone elsewhere."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(grace_s)
        status = self._process.poll()
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._process.wait()
        return Ending(status)
