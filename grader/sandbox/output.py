"""What student code prints: read as it comes, kept up to a cap, never parsed for results."""

from __future__ import annotations

import os
import threading
from typing import IO


class OutputCapture:
    """Collects bytes from any number of pipes, up to `limit` bytes in all."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept = bytearray()
        self._dropped = 0
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._target: OutputCapture | None = None

    def drain(self, pipe: IO[bytes]) -> None:
        """Read `pipe` to its end in a thread of its own, so that a writer never blocks."""
        thread = threading.Thread(target=self._drain, args=(pipe,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def settle(self, timeout_s: float = 0.5) -> None:
        """Wait until the pipes of dead workers are read; one that is held open is given up."""
        for thread in self._threads:
            thread.join(timeout_s)

    def forward_to(self, target: OutputCapture) -> None:
        """From now on give everything to another capture, which waits for these pipes too."""
        self._target = target
        target._threads += self._threads

    def add(self, data: bytes) -> None:
        """Keep what fits and count the rest."""
        if self._target is not None:
            self._target.add(data)
            return
        with self._lock:
            room = self._limit - len(self._kept)
            self._kept += data[:room]
            self._dropped += max(0, len(data) - room)

    def text(self) -> str:
        """What was kept; a last line says how much was cut off."""
        with self._lock:
            text = self._kept.decode("utf-8", errors="replace")
            dropped = self._dropped
        return text + (f"\n[{dropped} more bytes were cut off]\n" if dropped else "")

    def _drain(self, pipe: IO[bytes]) -> None:
        with pipe:
            while data := os.read(pipe.fileno(), 1 << 16):
                self.add(data)
