"""The warm server: imports TensorFlow once, runs no operation, and forks a worker on request.

It is exec'ed afresh, never forked from the trusted process, so that nothing of the trusted side's
memory is in a worker. It holds one socket (SOCK_SEQPACKET) to the trusted side:

    {"op": "fork", "work": DIR} with two descriptors, the wire and the output → {"pid": n}
    {"op": "reap", "pid": n, "grace_s": s}            → {"status": n}, its own or null when killed
    {"op": "warm"}      import IPython and ipykernel  → {}

The first message is the server's own: {"ready": true}. When the trusted side goes away, the
server kills the workers that are left and ends.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

from grader.worker.channel import Channel
from grader.worker.session import Session

MESSAGE_SIZE = 65_536


def main() -> None:
    """Serve the socket whose descriptor is the only command-line argument."""
    control = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import_tensorflow()
    control.send(b'{"ready": true}')
    Server(control).serve()


def import_tensorflow() -> None:
    """Import what every worker needs; must leave TensorFlow's runtime unstarted."""
    import tensorflow

    # Import time is paid here once; calling this converts one function and runs nothing.
    tensorflow.autograph.to_graph(_warm_autograph)
    gc.collect()
    gc.freeze()


def _warm_autograph(n: Any) -> Any:
    while n > 0:
        n = n - 1
    return n


class Server:
    """Forks workers and reaps them."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._workers: set[int] = set()

    def serve(self) -> None:
        """Answer until the trusted side goes away."""
        while True:
            message, descriptors, _, _ = socket.recv_fds(self._control, MESSAGE_SIZE, 2)
            if not message:
                self._kill_workers()
                return
            self._reply(self._answer(json.loads(message), descriptors))

    def _reply(self, reply: dict[str, Any]) -> None:
        self._control.send(json.dumps(reply).encode())

    def _answer(self, request: dict[str, Any], descriptors: list[int]) -> dict[str, Any]:
        if request["op"] == "fork":
            return self._fork(Path(request["work"]), *descriptors)
        if request["op"] == "reap":
            return self._reap(request["pid"], request["grace_s"])
        import_kernel()
        return {}

    def _fork(self, work: Path, wire: int, output: int) -> dict[str, Any]:
        pid = os.fork()
        if pid == 0:
            self._control.close()
            become_worker(work, wire, output)
        os.close(wire)
        os.close(output)
        self._workers.add(pid)
        return {"pid": pid}

    def _reap(self, pid: int, grace_s: float) -> dict[str, Any]:
        status = _own_end(pid, grace_s)
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)  # what the worker has started, or the worker too
        if status is None:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        self._workers.discard(pid)
        return {"status": status}

    def _kill_workers(self) -> None:
        for pid in self._workers:
            with contextlib.suppress(OSError):
                os.killpg(pid, signal.SIGKILL)


def _own_end(pid: int, grace_s: float) -> int | None:
    """The exit status of a child that ends by itself within that time."""
    deadline = time.monotonic() + grace_s
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() >= deadline:
            return None
        time.sleep(0.005)


def import_kernel() -> None:
    """Import what a notebook's kernel needs."""
    import grader.worker.kernel  # noqa: F401  imported for its own imports


def become_worker(work: Path, wire: int, output: int) -> None:
    """Turn this freshly forked process into a worker; never returns."""
    status = 1
    try:
        os.setsid()
        _redirect(output)
        run_session(Session(Channel(wire, wire), work))
        status = 0
    finally:
        os._exit(status)


def run_session(session: Session) -> None:
    """Serve requests, as a plain worker and from a `kernel` request on as a Jupyter kernel."""
    session.serve()
    if session.connection is not None:
        from grader.worker.kernel import run_kernel

        run_kernel(session)


def _redirect(output: int) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.close(nothing)
    os.close(output)


if __name__ == "__main__":
    main()
