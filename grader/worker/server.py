"""The warm server, up to the point where it serves: confines itself, then imports TensorFlow.

It is exec'ed afresh, never forked from the trusted process, so that nothing of the trusted side's
memory is in a worker. Nothing that starts a thread may be imported before it is confined: a
process with threads cannot enter a user namespace. NumPy is such a thing. See `warm` for what it
answers afterwards, on the same socket.

    {"op": "confine", "confinement": …, "root": DIR}  → {"confined": true}, or {"denied": why} and
                        the end; then, when TensorFlow is imported, {"ready": true}
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from importlib.abc import MetaPathFinder
from pathlib import Path

from grader import confinement
from grader.worker.barriers import view
from grader.worker.barriers.confine import Cell, Denied

MESSAGE_SIZE = 65_536


def main() -> None:
    """Serve the socket whose descriptor is the only command-line argument."""
    control = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    request = json.loads(control.recv(MESSAGE_SIZE))
    try:
        cell = Cell(confinement.from_json(request["confinement"]), request["root"])
    except Denied as denied:
        control.send(json.dumps({"denied": str(denied)}).encode())
        return
    control.send(b'{"confined": true}')
    if cell.has_view:
        settle(Path(view.HOME))
    from grader.worker.warm import Server, import_tensorflow

    with hanging_up(control, cell):
        import_tensorflow()
    control.send(b'{"ready": true}')
    Server(control, cell).serve()


@contextlib.contextmanager
def hanging_up(control: socket.socket, cell: Cell) -> Iterator[None]:
    """End within as soon as the trusted side is gone, at the next module that is imported.

    To import TensorFlow takes seconds, thousands of modules, and nobody may wait for it any more.
    A thread or a signal's handler would be there in the workers, too.
    """
    watch = _Watch(control, cell)
    sys.meta_path.insert(0, watch)
    try:
        yield
    finally:
        sys.meta_path.remove(watch)


class _Watch(MetaPathFinder):
    """Finds no module; it is asked for each of them, and looks whether somebody is there."""

    def __init__(self, control: socket.socket, cell: Cell) -> None:
        self._cell = cell
        self._poller = select.poll()
        self._poller.register(control, 0)  # a hang-up is always told, and nothing else here

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        if self._poller.poll(0):
            self._cell.close()
            os._exit(0)


def settle(home: Path) -> None:
    """Make `home` the place for whatever libraries write."""
    for name in ("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR"):
        os.environ[name] = str(home)
    tempfile.tempdir = None


if __name__ == "__main__":
    main()
