"""A worker that is a process of its own, for systems where forking is missing or unsafe.

It speaks the same protocol over its standard input and output. Both are moved to private
descriptors before TensorFlow is imported, so that what a student prints cannot reach the wire.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from grader import confinement
from grader.worker.channel import Channel
from grader.worker.session import Session
from grader.worker.warm import import_tensorflow, run_session


def main() -> None:
    """Serve standard input and output.

    The arguments are the working folder, the confinement as JSON, and open sockets.
    """
    work, sockets = Path(sys.argv[1]), tuple(map(int, sys.argv[3:]))
    if os.name == "posix":
        from grader.worker.barriers import limits

        told = confinement.from_json(json.loads(sys.argv[2]))
        limits.set_limits(told, alone=False)
    read_fd, write_fd = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    import_tensorflow()
    channel = Channel(read_fd, write_fd)
    channel.send({"id": 0, "ready": True})
    run_session(Session(channel, work, sockets))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
