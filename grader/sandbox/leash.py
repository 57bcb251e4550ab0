"""Workers that can be called back while others wait for what they do."""

from __future__ import annotations

import threading
from pathlib import Path

from grader.confinement import Level
from grader.errors import SandboxError
from grader.sandbox.launching import Launcher
from grader.sandbox.link import Link
from grader.sandbox.output import OutputCapture
from grader.sandbox.sockets import KernelSockets


class Leash:
    """A launcher whose workers can be ended from another thread.

    Whoever waits for one is told that it died, and who asks for another one that there is none:
    what was going on comes to its end, with results that are good for nothing.

    Args:
        launcher: whose workers they are; what it launches by itself is not held.
    """

    def __init__(self, launcher: Launcher) -> None:
        self.launcher = launcher
        self._lock = threading.Lock()
        self._out: list[Link] = []
        self._is_called_back = False

    @property
    def level(self) -> Level:
        """See `Launcher`."""
        return self.launcher.level

    def launch(
        self, work: Path, output: OutputCapture, sockets: KernelSockets | None = None
    ) -> Link:
        """See `Launcher`."""
        self._refuse()
        link = self.launcher.launch(work, output, sockets)
        self.hold(link)
        return link

    def hold(self, link: Link) -> None:
        """Count a worker among those that are called back.

        Raises:
            SandboxError: they have been, and so is this one.
        """
        with self._lock:
            self._out.append(link)
        if self._is_called_back:
            link.close()
        self._refuse()

    def _refuse(self) -> None:
        if self._is_called_back:
            raise SandboxError("it is graded anew")

    def warm_up(self) -> None:
        """See `Launcher`."""
        self.launcher.warm_up()

    def warm_kernel(self) -> None:
        """See `Launcher`."""
        self.launcher.warm_kernel()

    def call_back(self) -> None:
        """End the workers that are out, until `let_go`."""
        with self._lock:
            self._is_called_back = True
            for link in self._out:
                link.process.kill()  # its reader tells whoever waits for it

    def let_go(self) -> None:
        """Workers can be had again; the ones before are forgotten."""
        with self._lock:
            self._is_called_back = False
            self._out.clear()

    def close(self) -> None:
        """See `Launcher`."""
        self.launcher.close()
