"""The disk: what a worker keeps in the folder that is its own, where that is on the machine's disk.

Theory of operation. Behind a view a worker's files lie in memory, in a file system with a size.
Where there is none, the server looks at them when it looks at memory: how many there are and what
they take, with those that are deleted and still open or, as far as root can see them, mapped. A
program that writes 2 GB/s can so exceed its limit by some 50 MB before it is killed. What cannot be
looked at, since it lies too deep or is locked, counts as too much. Other places are the concern of
other barriers.
"""

from __future__ import annotations

import contextlib
import math
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from grader.worker.barriers.folders import opened_folder
from grader.worker.barriers.limits import MIB
from grader.worker.barriers.watch import COST_FACTOR, LONGEST_PAUSE_S

MAX_FILES = 16_384
MAX_DEPTH = 64
BLOCK = 512


class _Untold(Exception):
    """There is something that cannot be looked at."""


class Disk:
    """What one worker may write beyond what was handed in.

    Args:
        folder: the worker's own.
        quota_mb: MiB that its files may take.
    """

    def __init__(self, folder: Path, quota_mb: int) -> None:
        self._folder = str(folder)
        self._next = 0.0
        self._device = -1
        with contextlib.suppress(OSError):
            self._device = os.stat(folder).st_dev
        self._limit = _bytes_in(self._folder) + quota_mb * MIB

    def is_full(self, processes: list[int]) -> bool:
        """Whether the worker, of these processes, has written too much.

        It is not looked at each time where there are so many files that looking takes long.
        """
        begin = time.monotonic()
        if begin < self._next:
            return False
        taken = _bytes_in(self._folder) + sum(map(self._deleted_bytes, processes))
        end = time.monotonic()
        self._next = end + min(LONGEST_PAUSE_S, COST_FACTOR * (end - begin))
        return taken > self._limit

    def _deleted_bytes(self, pid: int) -> int:
        """What is in no folder any more, but held by a process: open, or mapped into its memory."""
        found = [*_held(f"/proc/{pid}/fd")]
        if _maps_deleted_files(pid):
            found += _held(f"/proc/{pid}/map_files")
        deleted = {f.st_ino: f for f in found if _is_deleted(f) and f.st_dev == self._device}
        return sum(file.st_blocks * BLOCK for file in deleted.values())


def _maps_deleted_files(pid: int) -> bool:
    """Whether there are any; to look at each file that it maps takes far longer."""
    with contextlib.suppress(OSError), open(f"/proc/{pid}/maps", "rb") as maps:
        return b" (deleted)\n" in maps.read()
    return False


def _held(place: str) -> Iterator[os.stat_result]:
    """The files that links in a folder of /proc lead to; none where they cannot be looked at."""
    with contextlib.suppress(OSError):
        for name in os.listdir(place):
            with contextlib.suppress(OSError):
                yield os.stat(f"{place}/{name}")


def _is_deleted(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode) and found.st_nlink == 0


def _bytes_in(folder: str) -> float:
    """What all within a folder takes on the disk; infinite where that cannot be told."""
    total = 0
    try:
        with opened_folder(folder) as opened:
            for count, taken in enumerate(_sizes(opened, MAX_DEPTH)):
                total += taken
                if count >= MAX_FILES:
                    return math.inf
    except FileNotFoundError:
        return total
    except (_Untold, OSError):
        return math.inf
    return total


def _sizes(folder: int, depth: int) -> Iterator[int]:
    """The sizes of all in and below an open folder; what is removed meanwhile has none."""
    if depth == 0:
        raise _Untold
    with os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(FileNotFoundError):
                yield entry.stat(follow_symlinks=False).st_blocks * BLOCK
            if entry.is_dir(follow_symlinks=False):
                yield from _sizes_below(entry.name, folder, depth)


def _sizes_below(name: str, folder: int, depth: int) -> Iterator[int]:
    try:
        with opened_folder(name, folder) as opened:
            yield from _sizes(opened, depth - 1)
    except (FileNotFoundError, NotADirectoryError):
        return  # it has just been removed, or replaced by a link
    except OSError:
        raise _Untold from None
