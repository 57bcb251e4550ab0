"""Control groups, version 2: the kernel counts what a worker holds, and ends it exactly there.

Theory of operation. The server looks for a place above its own group where it may make others and
where memory is controlled: root has one on most machines, a user where one was delegated. There it
makes a group for itself to hold one more for each worker, which joins it before anything else.
Pages that the server had before remain the server's; what a worker writes to, files in memory
included, is the worker's. Where that is too much the kernel kills all of the group at once. A group
is held by a lock as long as its server lives; what a killed server has left is removed by the next.
There is none of this where version 1 controls memory, and in most containers: see `watch`.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.worker.barriers.folders import opened_folder
from grader.worker.barriers.limits import MIB

PREFIX = "grader-"
CONTROLLERS = ("memory", "pids")
KILL_S = 2.0


@dataclass(frozen=True, slots=True)
class Group:
    """The group of one worker: a folder `name` in that of an open descriptor."""

    parent: int
    name: str

    def join(self) -> None:
        """Make this process a member, with all that it will fork."""
        _write(self.parent, f"{self.name}/cgroup.procs", "0")

    def ran_out_of_memory(self) -> bool:
        """Whether the kernel has killed in it."""
        with contextlib.suppress(OSError):
            return "oom_kill 0\n" not in _read(self.parent, f"{self.name}/memory.events")
        return False

    def end(self) -> None:
        """Kill its members and remove it."""
        with contextlib.suppress(OSError):  # before Linux 5.14 there is no such file
            _write(self.parent, f"{self.name}/cgroup.kill", "1")
        deadline = time.monotonic() + KILL_S
        while not _removed(self.name, self.parent) and time.monotonic() < deadline:
            time.sleep(0.002)


class Groups:
    """A server's group, and those of its workers in it.

    Args:
        own: the server's group.
        folder: a descriptor of it, which holds its lock.
        limits: what to write to which of a worker's files.
    """

    def __init__(self, own: Group, folder: int, limits: dict[str, str]) -> None:
        self._own = own
        self._folder = folder
        self._limits = limits
        self._count = 0

    def make(self) -> Group:
        """A group for one more worker.

        Raises:
            OSError: it cannot be made.
        """
        self._count += 1
        group = Group(self._folder, f"worker-{self._count}")
        os.mkdir(group.name, dir_fd=self._folder)
        for name, value in self._limits.items():
            _write(self._folder, f"{group.name}/{name}", value)
        with contextlib.suppress(OSError):  # there is no such file where nothing is swapped
            _write(self._folder, f"{group.name}/memory.swap.max", "0")
        return group

    def close(self) -> None:
        """Remove them all, with whoever is left in them."""
        for name in _groups_in(self._folder):
            Group(self._folder, name).end()
        os.close(self._folder)
        self._own.end()


def groups(memory_mb: int | None, tasks: int | None) -> Groups | None:
    """Groups for a server's workers, or None where none can be made.

    Args:
        memory_mb: what all processes of a worker may hold together, in MiB; None for no limit.
        tasks: how many processes and threads a worker may have; None for no limit.
    """
    limits = {"memory.oom.group": "1"}
    if memory_mb is not None:
        limits["memory.max"] = str(memory_mb * MIB)
    if tasks is not None:
        limits["pids.max"] = str(tasks)
    for place in _places():
        with contextlib.suppress(OSError):
            return Groups(*_claim(place), limits)
    return None


def _places() -> Iterator[Path]:
    """The group that this process is in and those above it, the nearest first."""
    with contextlib.suppress(OSError, ValueError, StopIteration):
        mounts = Path("/proc/self/mountinfo").read_text().splitlines()
        fields = (line.split(" - ") for line in mounts)
        mounted = next(Path(at.split()[4]) for at, what in fields if what.startswith("cgroup2 "))
        lines = Path("/proc/self/cgroup").read_text().splitlines()
        own = mounted / next(line for line in lines if line.startswith("0::/"))[4:]
        yield from (place for place in (own, *own.parents) if place.is_relative_to(mounted))


def _claim(place: Path) -> tuple[Group, int]:
    """A new group there that hands control of memory on, and a descriptor of it, locked.

    Raises:
        OSError: there can be none.
    """
    folder = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
    own = Group(folder, f"{PREFIX}{os.getpid()}-{secrets.token_hex(4)}")
    try:
        _hand_on(folder)
        _sweep(folder)
        os.mkdir(own.name, dir_fd=folder)
        return own, _locked(own)
    except OSError:
        own.end()
        os.close(folder)
        raise


def _locked(own: Group) -> int:
    claimed = os.open(own.name, os.O_RDONLY | os.O_DIRECTORY, dir_fd=own.parent)
    try:
        fcntl.flock(claimed, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _hand_on(claimed)
    except OSError:
        os.close(claimed)
        raise
    return claimed


def _hand_on(folder: int) -> None:
    """Have the groups within it controlled.

    Raises:
        OSError: memory is not controlled here, or processes are in the way.
    """
    handed_on = _read(folder, "cgroup.subtree_control").split()
    for controller in CONTROLLERS:
        if controller not in handed_on:
            _write(folder, "cgroup.subtree_control", f"+{controller}")


def _sweep(folder: int) -> None:
    """Remove what servers that are gone have left: nobody holds its lock."""
    for name in _groups_in(folder):
        if name.startswith(PREFIX):
            with contextlib.suppress(OSError), opened_folder(name, folder) as left:
                fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
                for inner in _groups_in(left):
                    os.rmdir(inner, dir_fd=left)
                os.rmdir(name, dir_fd=folder)


def _groups_in(folder: int) -> Iterable[str]:
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]


def _removed(name: str, folder: int) -> bool:
    try:
        os.rmdir(name, dir_fd=folder)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _read(folder: int, name: str) -> str:
    with open(os.open(name, os.O_RDONLY, dir_fd=folder)) as file:
        return file.read()


def _write(folder: int, name: str, text: str) -> None:
    descriptor = os.open(name, os.O_WRONLY, dir_fd=folder)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)
