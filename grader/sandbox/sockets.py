"""The sockets of a notebook's kernel: made here, handed to the worker open.

So the worker needs to make none, which it may not, and no folder is shared with it: what it could
put in the place of a socket would be opened on this side. Our client connects to others, from which
what is said is relayed, see `relay`.
"""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from grader.sandbox.relay import Relay

PORTS = ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")
WAITING = 16
MAX_MESSAGE = 8 << 20  # bytes; a kernel that sends a larger one is cut off


@dataclass(frozen=True, slots=True)
class KernelSockets:
    """Listening sockets in the order of `PORTS`; what leads to them is `prefix-1` and so on."""

    prefix: str
    listening: tuple[socket.socket, ...]
    relays: tuple[Relay, ...]

    @property
    def are_cut(self) -> bool:
        """Whether the kernel has sent what no kernel sends: nothing more is to be expected."""
        return any(relay.has_cut for relay in self.relays)


@contextmanager
def kernel_sockets() -> Iterator[KernelSockets | None]:
    """Sockets in a folder that nobody else can enter; None where there are no such sockets."""
    if os.name != "posix":
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="gk-") as folder:
        prefix = f"{folder}/s"
        numbers = range(1, len(PORTS) + 1)
        listening = tuple(_listen(f"{folder}/k-{n}") for n in numbers)
        relays = [Relay(_listen(f"{prefix}-{n}"), f"{folder}/k-{n}", MAX_MESSAGE) for n in numbers]
        for one in listening:
            one.setblocking(False)  # as libzmq expects
        try:
            yield KernelSockets(prefix, listening, tuple(relays))
        finally:
            for relay in relays:
                relay.close()
            for one in listening:
                one.close()


def _listen(path: str) -> socket.socket:
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    made.bind(path)
    made.listen(WAITING)
    return made
