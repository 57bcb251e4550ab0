"""The warm server: has imported TensorFlow, runs no operation, and forks a worker on request.

It holds one socket (SOCK_SEQPACKET) to the trusted side; each request has a number, and so has its
answer:

    {"op": "fork", "work": DIR} with descriptors: the wire, the output, the folder, and the sockets
                        of a notebook's kernel        → {"pid": n}
    {"op": "interrupt", "pid": n}  send SIGINT to it  → {}
    {"op": "reap", "pid": n, "grace_s": s}            → {"status": n, "broken": limit}: its own
                        status, or null when it was killed; the limit for which it was
    {"op": "warm"}      import IPython and ipykernel  → {}

When the trusted side goes away, the server kills the workers that are left and ends.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
import time
from pathlib import Path
from typing import Any

from grader.worker import semaphores
from grader.worker.barriers import privileges, watch
from grader.worker.barriers.confine import Cell, Denied
from grader.worker.barriers.disk import Disk
from grader.worker.barriers.forked import Forked
from grader.worker.barriers.users import User
from grader.worker.channel import Channel
from grader.worker.session import Session

MESSAGE_SIZE = 65_536
MAX_DESCRIPTORS = 16
STRAYS_S, ENDING_S = 2.0, 4.0  # the second one ends before the trusted side kills the server


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
    """Forks workers, watches them, and reaps them."""

    def __init__(self, control: socket.socket, cell: Cell) -> None:
        self._control = control
        self._cell = cell
        self._watch = cell.watch()
        self._workers: dict[int, Forked] = {}
        self._disks: dict[int, Disk | None] = {}
        self._broken: dict[int, str] = {}
        self._has_strays = False

    def serve(self) -> None:
        """Answer until the trusted side goes away."""
        while True:
            self._wait_for_message()
            message, descriptors, _, _ = socket.recv_fds(
                self._control, MESSAGE_SIZE, MAX_DESCRIPTORS
            )
            if not message:
                self._kill_workers()
                self._end_strays(ENDING_S)
                self._cell.close()
                return
            request = json.loads(message)
            reply = {**self._answer(request, descriptors), "number": request["number"]}
            self._control.send(json.dumps(reply).encode())

    def _wait_for_message(self) -> None:
        poller = select.poll()
        poller.register(self._control, select.POLLIN)
        while not poller.poll(self._pause_ms()):
            self._look()

    def _pause_ms(self) -> float | None:
        """How long to wait for a message before looking at the processes again."""
        return watch.INTERVAL_S * 1000 if self._workers or self._has_strays else None

    def _look(self) -> None:
        """Kill the workers that use too much, and what is no worker's any more."""
        if self._cell.ends_strays:
            self._kill_strays()
        for pid in self._workers.keys() - self._broken.keys():
            disk = self._disks[pid]
            limit = self._watch.broken(pid)
            if limit is None and disk is not None and disk.is_full(watch.family(pid)):
                limit = "disk"
            if limit is not None:
                self._broken[pid] = limit
                _kill_family(pid)

    def _answer(self, request: dict[str, Any], descriptors: list[int]) -> dict[str, Any]:
        if request["op"] == "fork":
            try:
                return self._fork(Path(request["work"]), descriptors)
            finally:
                for descriptor in descriptors:
                    os.close(descriptor)
        if request["op"] == "reap":
            return self._reap(request["pid"], request["grace_s"])
        if request["op"] == "interrupt":
            return self._interrupt(request["pid"])
        import_kernel()
        return {}

    def _fork(self, work: Path, descriptors: list[int]) -> dict[str, Any]:
        disk = self._cell.disk(work)
        try:
            forked = self._cell.fork()
        except (OSError, Denied) as error:
            return {"failed": str(error)}
        if forked.pid == 0:
            become_worker(self._cell, forked, work, *descriptors)
        self._workers[forked.pid] = forked
        self._disks[forked.pid] = disk
        return {"pid": forked.pid}

    def _interrupt(self, pid: int) -> dict[str, Any]:
        if pid in self._workers:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGINT)
        return {}

    def _reap(self, pid: int, grace_s: float) -> dict[str, Any]:
        if pid not in self._workers:
            return {"status": None, "broken": None}
        status = self._own_end(pid, grace_s)
        if status is None:
            _kill_family(pid)
            self._workers[pid].wait(block=True)
        worker = self._workers.pop(pid)
        self._end_strays(STRAYS_S, worker.user)
        broken = worker.bury()
        del self._disks[pid]
        return {"status": status, "broken": self._broken.pop(pid, broken)}

    def _own_end(self, pid: int, grace_s: float) -> int | None:
        """The exit status of a worker that ends by itself within that time."""
        deadline = time.monotonic() + grace_s
        while True:
            status = self._workers[pid].wait(block=False)
            if status is not None or time.monotonic() >= deadline:
                return status
            self._look()
            time.sleep(0.005)

    def _end_strays(self, timeout_s: float, user: User | None = None) -> None:
        """Kill what dead workers have left; the server is the reaper of their orphans.

        Those that replace themselves faster than they can be named are killed by their user, where
        that is theirs alone. What is left after that time is killed as it goes on.
        """
        if not self._kill_strays():
            return
        if user is not None:
            _kill_all_of(user)
        deadline = time.monotonic() + timeout_s
        while self._kill_strays() and time.monotonic() < deadline:
            pass

    def _kill_strays(self) -> bool:
        """Kill and bury children that are no workers; whether there were any.

        Their own children are the server's as soon as they are dead, so nobody is looked for.
        """
        if not self._cell.sees_processes:
            return False
        strays = set(watch.children(os.getpid())) - self._workers.keys()
        for pid in strays:
            if not _is_buried(pid):
                _kill(pid)
        self._has_strays = bool(strays)
        return self._has_strays

    def _kill_workers(self) -> None:
        for pid in self._workers:
            _kill_family(pid)


def _kill_family(pid: int) -> None:
    """Kill a process and all that descend from it."""
    for member in watch.family(pid):
        _kill(member)


def _is_buried(pid: int) -> bool:
    """Bury a child that is dead; whether it was."""
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return True


def _kill_all_of(user: User) -> None:
    """Kill every process of a user, all at once: it is the kernel that finds them."""
    pid = os.fork()
    if pid == 0:
        try:
            privileges.become(user.number)
            os.kill(-1, signal.SIGKILL)
        finally:
            os._exit(0)
    os.waitpid(pid, 0)


def _kill(pid: int) -> None:
    with contextlib.suppress(OSError):
        os.kill(pid, signal.SIGKILL)


def import_kernel() -> None:
    """Import what a notebook's kernel needs."""
    import grader.worker.kernel  # noqa: F401  imported for its own imports


def become_worker(
    cell: Cell, forked: Forked, work: Path, wire: int, output: int, folder: int, *sockets: int
) -> None:
    """Turn this freshly forked process into a worker; never returns."""
    status = 1
    try:
        _redirect(output)
        channel = Channel(wire, wire)
        try:
            place = cell.confine(forked, folder, work, {wire, *sockets})
        except Denied as denied:
            channel.send({"id": 0, "denied": str(denied)})
            return
        semaphores.replace_where_denied()
        channel.send({"id": 0, "ready": True})
        run_session(Session(channel, place, sockets))
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
