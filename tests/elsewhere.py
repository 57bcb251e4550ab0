"""Runs a command as on another machine: an ordinary user's, or one without namespaces.

    python tests/elsewhere.py [--open | --user] [--no-namespaces] COMMAND...

`--open` needs root: the command runs in a mount namespace in which the folders that Python lies in
can be entered by all. `--user` does that, and goes on as a user of no name. `--no-namespaces`
refuses unshare, setns, mount and the flags of clone that make namespaces, as a container's filter
does by default.
"""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pyseccomp

from grader.worker.barriers import linux
from grader.worker.barriers.syscalls import NEW_NAMESPACES

USER = 54_321
NEEDED = tuple(map(Path, (sys.prefix, sys.base_prefix, Path(__file__).parents[1])))


def become_user() -> None:
    open_folders()
    os.setgroups([])
    os.setresgid(USER, USER, USER)
    os.setresuid(USER, USER, USER)


def open_folders() -> None:
    linux.unshare(linux.CLONE_NEWNS)
    linux.mount("", "/", "", linux.MS_REC | linux.MS_PRIVATE)
    for above in sorted({parent for folder in NEEDED for parent in folder.parents}):
        if not above.stat().st_mode & 0o001:
            _open_up(above, [folder for folder in NEEDED if above in folder.parents])


def _open_up(closed: Path, folders: list[Path]) -> None:
    """Show nothing of a closed folder but those folders within it."""
    kept = {folder: tempfile.mkdtemp() for folder in folders}
    for folder, place in kept.items():
        linux.mount(str(folder), place, "", linux.MS_BIND | linux.MS_REC)
    linux.mount("tmpfs", str(closed), "tmpfs", 0, "mode=755")
    for folder, place in sorted(kept.items()):
        folder.mkdir(parents=True, exist_ok=True)
        linux.mount(place, str(folder), "", linux.MS_BIND | linux.MS_REC)
        linux.umount(place)
        os.rmdir(place)


def deny_namespaces() -> None:
    chosen = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in ("unshare", "setns", "mount", "pivot_root"):
        chosen.add_rule(pyseccomp.ERRNO(errno.EPERM), name)
    chosen.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    for bit in range(32):
        flag = NEW_NAMESPACES & 1 << bit
        if flag:
            made = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag)
            chosen.add_rule(pyseccomp.ERRNO(errno.EPERM), "clone", made)
    chosen.load()


def _end_with_this() -> None:
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)


OPTIONS = {"--open": open_folders, "--user": become_user, "--no-namespaces": deny_namespaces}


def main(arguments: list[str]) -> None:
    while arguments and arguments[0].startswith("--"):
        OPTIONS[arguments.pop(0)]()
    with tempfile.TemporaryDirectory() as home:
        os.chmod(home, 0o711)  # as /tmp is: a worker's user has to pass through
        environment = {**os.environ, "HOME": home, "TMPDIR": home}
        sys.exit(subprocess.call(arguments, env=environment, preexec_fn=_end_with_this))


if __name__ == "__main__":
    main(sys.argv[1:])
