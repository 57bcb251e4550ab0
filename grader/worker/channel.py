"""Frames over file descriptors, blocking: the worker's end of the wire."""

from __future__ import annotations

import os
import threading
from typing import Any

from grader import wire


class Channel:
    """Receives requests and sends replies. Replies may come from any thread."""

    def __init__(self, read_fd: int, write_fd: int) -> None:
        self._read_fd = read_fd
        self._write_fd = write_fd
        self._sending = threading.Lock()

    def receive(self) -> Any:
        """The next request.

        Raises:
            EOFError: the trusted side has hung up.
        """
        header_length, payload_length = wire.frame_lengths(self._read(wire.PREFIX.size))
        header = self._read(header_length)
        return wire.decode(header, self._read(payload_length))

    def send(self, tree: Any) -> None:
        """Send one reply, whole.

        Raises:
            FrameTooLarge: nothing was sent.
        """
        view = memoryview(wire.encode(tree))
        with self._sending:
            while view:
                view = view[os.write(self._write_fd, view) :]

    def _read(self, length: int) -> bytes:
        parts = []
        while length:
            part = os.read(self._read_fd, min(length, 1 << 20))
            if not part:
                raise EOFError("the trusted side has hung up")
            parts.append(part)
            length -= len(part)
        return b"".join(parts)
