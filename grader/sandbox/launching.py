"""Where workers come from: what every way of starting them promises, and what they are given."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Protocol

from grader.confinement import Level
from grader.sandbox.link import Link
from grader.sandbox.output import OutputCapture
from grader.sandbox.sockets import KernelSockets

STARTUP_S = 180.0
USER = "student"
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

    @property
    def level(self) -> Level:
        """The level at which its workers are confined."""

    def launch(
        self, work: Path, output: OutputCapture, sockets: KernelSockets | None = None
    ) -> Link:
        """A new worker that finds what is in `work` in its working folder.

        Args:
            work: a folder that is the worker's own.
            output: where what it prints goes.
            sockets: for a notebook's kernel.

        Raises:
            SandboxError: none could be had.
        """

    def warm_up(self) -> None:
        """Wait until workers come without delay.

        Raises:
            SandboxError: they do not.
        """

    def warm_kernel(self) -> None:
        """Prepare for notebooks, before the first one."""

    def close(self) -> None:
        """End whatever is left."""


def environment(home: str) -> dict[str, str]:
    """The environment of the server and of workers: an allow-list, quiet TensorFlow, own home."""
    kept = {name: value for name, value in os.environ.items() if name in PASSED_ON}
    if paths := kept.pop("PYTHONPATH", ""):  # the server works in another folder
        kept["PYTHONPATH"] = os.pathsep.join(map(os.path.abspath, paths.split(os.pathsep)))
    return {
        **kept,
        "HOME": home,
        "USER": USER,
        "LOGNAME": USER,
        "TMPDIR": home,
        "IPYTHONDIR": home,
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": home,
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }


def command(module: str, *arguments: str) -> list[str]:
    """The command that runs `main` of a module of `grader.worker`, with nothing put on its path."""
    return [sys.executable, "-c", BOOT.format(module=module), *arguments]
