"""What `grader pack` makes, laid out as on the platform, and its scripts run for real."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from commands import ran
from handed_in import MINI_COURSE

TOOLS = ("bash", "cat", "chmod", "dirname", "mkdir", "mv", "python3", "rm")


def pack(platform: str, out: Path, *options: object, course: Path = MINI_COURSE) -> Path:
    """`grader pack`, in this process; the folder or zip that it made."""
    status, told, said = ran("pack", platform, "--out", out, "--course", course, *options)
    assert status == 0, told + said
    return out


def refusal(platform: str, out: Path, *options: object, course: Path = MINI_COURSE) -> str:
    """What `grader pack` says when it ends with status 2; nothing was made."""
    status, _, said = ran("pack", platform, "--out", out, "--course", course, *options)
    assert status == 2, said
    assert not out.exists()
    return said


def run(
    command: Sequence[object], cwd: Path, path: str, variables: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """A script of ours, started as a platform would."""
    environment = {"PATH": path, "HOME": str(cwd), **variables}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True
    )


def path_with_grader() -> str:
    """A search path with this environment's `grader` and the system's commands."""
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


KILLING = "#!/bin/sh\nkill -9 $PPID\n"
"""A grader at whose start the script that starts it is ended, as a platform may end it."""


def path_with(folder: Path, grader: str) -> str:
    """A search path with what scripts need, and another program in place of `grader`."""
    path = path_without_grader(folder)
    (folder / "grader").write_text(grader)
    (folder / "grader").chmod(0o755)
    return path


def path_without_grader(folder: Path) -> str:
    """A search path with what scripts need, and no `grader`."""
    folder.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool, path=os.defpath)
        assert found is not None, tool
        (folder / tool).symlink_to(found)
    return str(folder)
