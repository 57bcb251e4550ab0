"""Which levels of isolation this machine gives, and what would bring the others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import Any

from grader.confinement import LEVELS, Level, to_json
from grader.errors import SandboxError
from grader.sandbox.confining import confinement
from grader.sandbox.launching import command, environment

TRIAL_S = 60.0
REMEDIES = {
    "namespaces": (
        "as an ordinary user: allow user namespaces (sysctl user.max_user_namespaces above 0, "
        "kernel.unprivileged_userns_clone=1, on Ubuntu also "
        "kernel.apparmor_restrict_unprivileged_userns=0); in a container: start it with "
        "--security-opt seccomp=unconfined or with --cap-add SYS_ADMIN"
    ),
    "syscalls": "install libseccomp (libseccomp2 on Debian and Ubuntu)",
    "files": "a kernel from 5.13 on with Landlock among its security modules (boot with lsm=...)",
}
NO_GROUPS = (
    "memory is looked at every 25 ms; the kernel counts it exactly for root outside of containers, "
    "and for a user with: systemd-run --user --pty -p Delegate=yes -p DelegateSubgroup=own COMMAND"
)
ANOTHER_USER = (
    "workers are the same user as the grader: it is not root, or Python lies in a folder that "
    "other users cannot enter; as root, install Python where all can read it"
)


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of trying a level.

    Attributes:
        level: the level.
        missing: the barrier that cannot be put up, and why; empty where all stand.
        remedy: what would bring it.
        changes_user: whether workers are another user than the grader.
        landlock: the kernel's version of Landlock, 0 for none.
        groups: whether the kernel counts workers' memory, in control groups.
    """

    level: Level
    missing: str = ""
    remedy: str = ""
    changes_user: bool = False
    landlock: int = 0
    groups: bool = False

    @property
    def is_given(self) -> bool:
        """Whether the level can be had."""
        return not self.missing


def examine() -> tuple[Trial, ...]:
    """A trial of each level, the strictest first; each takes a process and a moment."""
    if not sys.platform.startswith("linux"):
        missing, remedy = f"this system is {sys.platform}", "grade on Linux"
        return (
            *(Trial(level, missing, remedy) for level in LEVELS if level != "process"),
            Trial("process"),
        )
    return tuple(_try(level) for level in LEVELS)


def highest(trials: tuple[Trial, ...]) -> Level:
    """The strictest level that was given.

    Raises:
        SandboxError: none was.
    """
    for trial in trials:
        if trial.is_given:
            return trial.level
    raise SandboxError("no level of isolation can be had here: " + trials[-1].missing)


def _try(level: Level) -> Trial:
    with tempfile.TemporaryDirectory(prefix="grader-doctor-") as folder:
        os.chmod(folder, 0o711)
        root = os.path.join(folder, "root")
        os.mkdir(root)
        done = subprocess.run(
            command("probe", json.dumps(to_json(confinement(level))), root),
            capture_output=True,
            text=True,
            cwd=folder,
            env=environment(folder),
            timeout=TRIAL_S,
        )
    found = _found(done)
    missing = found["denied"] or ""
    remedy = REMEDIES.get(missing.partition(":")[0], "")
    told = {name: found[name] for name in ("changes_user", "landlock", "groups")}
    return Trial(level, missing, remedy, **told)


def _found(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        words = " ".join(done.stderr.split())[-300:]
        denied = f"the trial failed: {words}"
        return {"denied": denied, "changes_user": False, "landlock": 0, "groups": False}
    return found
