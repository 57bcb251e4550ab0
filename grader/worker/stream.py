"""What a notebook's cells print, sent in few messages, however often they ask for a flush."""

from __future__ import annotations

import time

from ipykernel.iostream import OutStream

PAUSE_S = 0.05


class PatientStream(OutStream):  # type: ignore[misc]
    """ipykernel's output, where a cell's flushes that follow each other closely wait their turn.

    Each flush is a message, and ipykernel waits until it is sent. A loop that prints and flushes
    20,000 numbers would take its cell's whole time with that.
    """

    in_cell = False
    _flushed = 0.0

    def flush(self) -> None:
        """Send what was written: at once, or within ipykernel's `flush_interval`."""
        now = time.monotonic()
        waits = self.in_cell and now - self._flushed < PAUSE_S
        if waits and self._is_master_process():
            return  # `write` has asked for a flush already, which comes in time
        self._flushed = now
        super().flush()
