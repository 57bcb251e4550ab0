"""The watch: what the processes of each worker hold and how many they are, looked at all the time.

Theory of operation. The server looks every 25 ms, at every process that descends from a worker:
the worker is the reaper of its orphans, so none gets away from it. The sum of the resident sizes
counts what is shared once for each process; it is an upper bound and costs microseconds. Only
where it is too high are the proportional shares of the pages asked for, which are exact and cost
milliseconds. A program that fills memory at 2 GB/s can so exceed its limit by some 50 MB before
it is killed, and by more on a machine so busy that the server is not run. Processes and threads
are counted here only where the kernel's own limit does not tell the worker's from others of the
same user.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator

from grader.worker.barriers.limits import MIB

INTERVAL_S = 0.025
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
COST_FACTOR = 4  # the exact count is not taken so often that the server does nothing else,
LONGEST_PAUSE_S = 0.1  # nor so rarely that much can be filled in between


class Watch:
    """Says which workers use too much.

    Args:
        memory_mb: resident memory of all processes of a worker.
        tasks: processes and threads of a worker; None where they need no counting.
    """

    def __init__(self, memory_mb: int | None, tasks: int | None) -> None:
        self._memory = None if memory_mb is None else memory_mb * MIB
        self._tasks = tasks
        self._next_exact = 0.0

    def broken(self, worker: int) -> str | None:
        """Which limit that worker has broken: "memory", "tasks" or none."""
        if self._memory is None and self._tasks is None:
            return None
        processes = family(worker)
        if self._tasks is not None and sum(map(_threads, processes)) > self._tasks:
            return "tasks"
        if self._memory is not None and self._exceeds(processes, self._memory):
            return "memory"
        return None

    def _exceeds(self, processes: list[int], limit: int) -> bool:
        begin = time.monotonic()
        if sum(map(_resident, processes)) <= limit or begin < self._next_exact:
            return False
        held = sum(map(_share, processes))
        end = time.monotonic()
        self._next_exact = end + min(LONGEST_PAUSE_S, COST_FACTOR * (end - begin))
        return held > limit


def family(pid: int) -> list[int]:
    """The process and all that descend from it."""
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        waiting += children(found[-1])
    return found


def children(pid: int) -> Iterator[int]:
    """Its children: those of each of its threads, which are the parents in the kernel's eyes."""
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            with contextlib.suppress(OSError), open(f"/proc/{pid}/task/{thread}/children") as file:
                yield from map(int, file.read().split())


def _threads(pid: int) -> int:
    with contextlib.suppress(OSError):
        return len(os.listdir(f"/proc/{pid}/task"))
    return 0


def _resident(pid: int) -> int:
    """Bytes of its resident pages, shared ones included; 0 for a process that is gone."""
    return _resident_at(f"/proc/{pid}") or _resident_at(_living(pid))


def _resident_at(place: str) -> int:
    with contextlib.suppress(OSError, IndexError), open(f"{place}/statm") as file:
        return int(file.read().split()[1]) * PAGE
    return 0


def _living(pid: int) -> str:
    """Where the kernel tells of its memory: where its first thread has ended, with another one."""
    if not _resident_at(f"/proc/{pid}"):
        with contextlib.suppress(OSError):
            for thread in os.listdir(f"/proc/{pid}/task"):
                if _resident_at(f"/proc/{pid}/task/{thread}"):
                    return f"/proc/{pid}/task/{thread}"
    return f"/proc/{pid}"


def _share(pid: int) -> int:
    """Bytes of its resident pages, each divided by the number of processes that have it."""
    try:
        with open(f"{_living(pid)}/smaps_rollup") as file:
            for line in file:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
    except OSError:  # it is gone, or does not let itself be looked at: then all counts
        return _resident(pid)
    return 0
