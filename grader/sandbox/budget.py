"""Time as it is given out: a submission's, and each exercise's share of it."""

from __future__ import annotations

import threading
import time


class Budget:
    """The wall time of a submission.

    Half of it is for whoever comes first; the other half is kept in equal reserves, so that an
    endless loop in one exercise cannot use up the time of the exercises after it.
    """

    def __init__(self, total_s: float, exercises: int) -> None:
        self._end = time.monotonic() + total_s
        self._reserve_s = total_s / (2 * exercises)
        self._waiting = exercises
        self._lock = threading.Lock()

    def share(self) -> Share:
        """The share of the next exercise; call it once for each."""
        with self._lock:
            self._waiting -= 1
            return Share(self._end - self._waiting * self._reserve_s)


class Share:
    """The time that one exercise may still take."""

    def __init__(self, end: float) -> None:
        self._end = end
        self.total_s = max(0.0, end - time.monotonic())

    def left_s(self) -> float:
        """Seconds left, 0 when it is used up."""
        return max(0.0, self._end - time.monotonic())
