"""Ends a student's code in this process: after so many seconds, or when the user interrupts it."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

from grader.worker.failure import Interrupted

AGAIN_S = 1.0
"""Code that catches everything is interrupted again and again."""

Handler = Callable[[int, FrameType | None], Any]


class Deadline:
    """Interrupts what runs in the main thread; in another thread it does nothing.

    `by_user` tells that the user has interrupted it.
    """

    def __init__(self) -> None:
        self.by_user = False
        self._over = True
        self._before: dict[int, Any] = {}

    @contextlib.contextmanager
    def watching(self, timeout_s: float) -> Iterator[None]:
        """Let `Interrupted` be raised within after `timeout_s`, and on Kernel > Interrupt."""
        self.by_user = False
        try:
            self._begin(timeout_s)
            yield
        finally:
            self.end()

    def end(self) -> None:
        """Interrupt nothing any more, and give signals back to whoever had them."""
        self._over = True
        if hasattr(signal, "SIGALRM") and signal.SIGALRM in self._before:
            signal.setitimer(signal.ITIMER_REAL, 0)
        while self._before:
            number, handler = self._before.popitem()
            signal.signal(number, handler)

    def _begin(self, timeout_s: float) -> None:
        if threading.current_thread() is not threading.main_thread():
            return
        self._over = False
        self._take(signal.SIGINT, self._interrupt)
        if hasattr(signal, "SIGALRM") and signal.getitimer(signal.ITIMER_REAL) == (0, 0):
            self._take(signal.SIGALRM, self._expire)
            signal.setitimer(signal.ITIMER_REAL, max(timeout_s, 0.001), AGAIN_S)

    def _take(self, number: int, handler: Handler) -> None:
        before = signal.signal(number, handler)
        self._before[number] = signal.SIG_DFL if before is None else before

    def _expire(self, number: int, frame: FrameType | None) -> None:
        if not self._over:
            raise Interrupted

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        self.by_user = True
        self._expire(number, frame)
