"""Semaphores of `multiprocessing` where there is no shared memory: they hold within one process.

`multiprocessing.pool.ThreadPool`, and Keras's data sets, lock with named semaphores although all
that they start is threads. Landlock keeps workers from /dev/shm, which workers would share.
"""

from __future__ import annotations

import _multiprocessing  # type: ignore[import-not-found]  # it has no stub
import os
import threading
from typing import Any

RECURSIVE_MUTEX, SEMAPHORE = 0, 1


def replace_where_denied() -> None:
    """Have `multiprocessing` use these where the system denies its own."""
    try:
        _multiprocessing.SemLock(SEMAPHORE, 1, 1, f"/grader-{os.getpid()}", True)
    except OSError:
        _multiprocessing.SemLock = Semaphore


class Semaphore:
    """As `_multiprocessing.SemLock`, for the threads of one process."""

    SEM_VALUE_MAX = _multiprocessing.SemLock.SEM_VALUE_MAX

    def __init__(self, kind: int, value: int, maxvalue: int, name: str, unlink: bool) -> None:
        self.kind = kind
        self.maxvalue = maxvalue
        self.name = None  # there is nothing to be unlinked
        self.handle = 0
        self._free = threading.Condition()
        self._value = value
        self._owner: int | None = None
        self._depth = 0

    def acquire(self, block: bool = True, timeout: float | None = None) -> bool:
        """Take one; whether it could be had."""
        with self._free:
            if self.kind == RECURSIVE_MUTEX and self._is_mine():
                self._depth += 1
                return True
            wanted = 0.0 if not block else timeout if timeout is None else max(0.0, timeout)
            if not self._free.wait_for(lambda: self._value > 0, wanted):
                return False
            self._value -= 1
            self._owner, self._depth = threading.get_ident(), self._depth + 1
            return True

    def release(self) -> None:
        """Give one back."""
        with self._free:
            if self.kind == RECURSIVE_MUTEX:
                if not self._is_mine():
                    raise AssertionError("attempt to release recursive lock not owned by thread")
                if self._depth > 1:
                    self._depth -= 1
                    return
            elif self._value >= self.maxvalue:
                raise ValueError("semaphore or lock released too many times")
            self._depth -= 1
            self._value += 1
            self._free.notify()

    def _count(self) -> int:
        return self._depth

    def _is_mine(self) -> bool:
        return self._depth > 0 and self._owner == threading.get_ident()

    def _get_value(self) -> int:
        return self._value

    def _is_zero(self) -> bool:
        return self._value == 0

    def _after_fork(self) -> None:
        self._depth = 0

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *error: Any) -> None:
        self.release()
