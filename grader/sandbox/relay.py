"""Between a kernel's sockets and ours: what a kernel sends is counted before libzmq holds it.

Theory of operation. libzmq limits the size of a frame and the number of messages that wait, and
keeps the parts of a message until the last one has come: a message that never ends fills memory.
So a thread for each direction of each connection passes bytes on and, from the kernel to us,
follows the frames of ZMTP 3: a greeting of 64 bytes, then of each frame flags, length and body.
A connection whose kernel speaks otherwise, or sends a message that is too large, is cut.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable

GREETING = 64
SIGNATURE_END, VERSION = 9, 10
MORE, LONG = 1, 2
CHUNK = 1 << 16
MAX_PARTS = 256


class Cut(Exception):
    """What comes is no message that a kernel sends."""


class Frames:
    """Follows a stream of ZMTP 3.

    Args:
        limit: the most bytes that all parts of a message may have together.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._head = bytearray()
        self._greeted = False
        self._body = 0
        self._parts = 0
        self._size = 0

    def follow(self, data: bytes) -> None:
        """Go on over these bytes.

        Raises:
            Cut: they are not to be passed on.
        """
        view = memoryview(data)
        while view:
            if self._body:
                passed = min(self._body, len(view))
                self._body -= passed
                view = view[passed:]
            else:
                self._head.append(view[0])
                view = view[1:]
                self._look_at_head()

    def _look_at_head(self) -> None:
        head = self._head
        if not self._greeted:
            if len(head) > VERSION and (
                head[0] != 0xFF or head[SIGNATURE_END] != 0x7F or head[VERSION] < 3
            ):
                raise Cut("another protocol")
            if len(head) == GREETING:
                self._greeted = True
                head.clear()
        elif len(head) == (9 if head[0] & LONG else 2):
            self._begin_frame(bool(head[0] & MORE), int.from_bytes(head[1:], "big"))
            head.clear()

    def _begin_frame(self, is_more: bool, length: int) -> None:
        self._parts += 1
        self._size += length
        if self._size > self._limit or self._parts > MAX_PARTS:
            raise Cut("a message that is too large")
        self._body = length
        if not is_more:
            self._parts = self._size = 0


class Relay:
    """Passes on what comes to a listening socket, to one at a path and back.

    Args:
        listening: where our client connects.
        path: where the kernel listens.
        limit: see `Frames`.

    `has_cut` tells whether the kernel has sent what is not passed on.
    """

    def __init__(self, listening: socket.socket, path: str, limit: int) -> None:
        self._listening = listening
        self._path = path
        self._limit = limit
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.has_cut = False
        _start(self._accept)

    def close(self) -> None:
        """Cut all connections, and take no more."""
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        with self._lock:
            for one in self._open:
                _shut(one)

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                ours, _ = self._listening.accept()
                kernels = socket.socket(socket.AF_UNIX)
                with self._lock:
                    self._open |= {ours, kernels}
                try:
                    kernels.connect(self._path)
                except OSError:
                    self._end(ours, kernels)
                    continue
                _start(self._pass_on, ours, kernels, None)
                _start(self._pass_on, kernels, ours, Frames(self._limit))

    def _pass_on(self, source: socket.socket, target: socket.socket, frames: Frames | None) -> None:
        try:
            while data := source.recv(CHUNK):
                if frames is not None:
                    frames.follow(data)
                target.sendall(data)
        except Cut:
            self.has_cut = True
        except OSError:
            pass
        self._end(source, target)

    def _end(self, *ends: socket.socket) -> None:
        """Cut a connection: whichever direction notices first; the other one closes it."""
        for one in ends:
            _shut(one)
        with self._lock:
            ended = {one for one in ends if one in self._open}
            self._open -= ended
        for one in ended:
            one.close()


def _start(run: Callable[..., None], *arguments: object) -> None:
    threading.Thread(target=run, args=arguments, daemon=True).start()


def _shut(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
