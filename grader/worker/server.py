"""The warm server, up to the point where it serves: confines itself, then imports TensorFlow.

It is exec'ed afresh, never forked from the trusted process, so that nothing of the trusted side's
memory is in a worker. Nothing that starts a thread may be imported before it is confined: a
process with threads cannot enter a user namespace. NumPy is such a thing. See `warm` for what it
answers afterwards, on the same socket.

    {"op": "confine", "confinement": …, "root": DIR}  → {"confined": true}, or {"denied": why} and
                        the end; then, when TensorFlow is imported, {"ready": true}
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import tempfile
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

    import_tensorflow()
    control.send(b'{"ready": true}')
    Server(control, cell).serve()


def settle(home: Path) -> None:
    """Make `home` the place for whatever libraries write."""
    for name in ("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR"):
        os.environ[name] = str(home)
    tempfile.tempdir = None


if __name__ == "__main__":
    main()
