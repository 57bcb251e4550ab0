"""Limits of the kernel on one process: rlimits.

They hold for each process by itself, except for the number of tasks, which is the user's. They
are no substitute for the watch on memory: a program may start many small processes.
"""

from __future__ import annotations

import contextlib
import os
import resource

from grader.confinement import Confinement

MIB = 1 << 20
TENSORFLOW_TASKS = 32
TENSORFLOW_TASKS_A_PROCESSOR = 8
SPARE_TASKS = 1024
SPARE_ADDRESSES_MB = 4096
ADDRESSES_A_PROCESSOR_MB = 256
FIRST_TO_END = "1000"


def set_limits(confinement: Confinement, *, alone: bool) -> None:
    """Lower each limit, for good, to what a worker may use.

    Args:
        confinement: what it may use.
        alone: whether its user has no other processes. The kernel counts the user's tasks: where
            others may come and go, the limit only stops a flood, and the watch does the counting.
    """
    _end_first_without_memory()
    given = confinement.resources
    tasks = allowed_tasks(given.tasks) + (0 if alone else tasks_of_user() + SPARE_TASKS)
    limits = {
        "core": (resource.RLIMIT_CORE, 0),
        "open_files": (resource.RLIMIT_NOFILE, given.open_files),
        "file_size": (resource.RLIMIT_FSIZE, given.scratch_mb * MIB),
        "processor": (resource.RLIMIT_CPU, given.processor_s),
        "tasks": (resource.RLIMIT_NPROC, tasks),
        "addresses": (resource.RLIMIT_AS, _addresses_mb(given.memory_mb) * MIB),
    }
    for name, (limit, value) in limits.items():
        if confinement.has(name):
            _lower(limit, value)


def _end_first_without_memory() -> None:
    """Where a whole container has too little, the kernel is to choose this process, not ours."""
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write(FIRST_TO_END)


def _lower(limit: int, value: int) -> None:
    _, hard = resource.getrlimit(limit)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    with contextlib.suppress(ValueError, OSError):  # not every system has every limit
        resource.setrlimit(limit, (value, value))


def allowed_tasks(beyond: int) -> int:
    """So many processes and threads beyond TensorFlow's own, whose number goes by processors."""
    return beyond + TENSORFLOW_TASKS + TENSORFLOW_TASKS_A_PROCESSOR * (os.cpu_count() or 1)


def _addresses_mb(memory_mb: int) -> int:
    """Address space: what is mapped already, what may be used, and room that is never filled."""
    spare = SPARE_ADDRESSES_MB + ADDRESSES_A_PROCESSOR_MB * (os.cpu_count() or 1)
    return _mapped_mb() + memory_mb + spare


def _mapped_mb() -> int:
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[0]) * resource.getpagesize() // MIB
    except OSError:
        return 0


def tasks_of_user() -> int:
    """How many processes and threads this user has, as far as /proc tells."""
    count, user = 0, os.getuid()
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():
        if name.isdigit():
            with contextlib.suppress(OSError):
                if os.stat(f"/proc/{name}").st_uid == user:
                    count += len(os.listdir(f"/proc/{name}/task"))
    return count
