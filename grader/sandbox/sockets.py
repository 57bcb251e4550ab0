"""The sockets of a notebook's kernel: made here, handed to the worker open.

So the worker needs to make none, which it may not, and no folder is shared with it: what it could
put in the place of a socket would be opened on this side.
"""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

PORTS = ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")
WAITING = 16


@dataclass(frozen=True, slots=True)
class KernelSockets:
    """Listening sockets in the order of `PORTS`, named `prefix-1` and so on."""

    prefix: str
    listening: tuple[socket.socket, ...]


@contextmanager
def kernel_sockets() -> Iterator[KernelSockets | None]:
    """Sockets in a folder that nobody else can enter; None where there are no such sockets."""
    if os.name != "posix":
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="gk-") as folder:
        prefix = f"{folder}/s"
        listening = tuple(_listen(f"{prefix}-{n}") for n in range(1, len(PORTS) + 1))
        try:
            yield KernelSockets(prefix, listening)
        finally:
            for one in listening:
                one.close()


def _listen(path: str) -> socket.socket:
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    made.bind(path)
    made.listen(WAITING)
    made.setblocking(False)
    return made
