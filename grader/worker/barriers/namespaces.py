"""Namespaces: the worker's own processes, files, network, names and users.

Theory of operation. The server enters namespaces of its own before it imports anything large:
one of processes, of which it becomes the first, and one of mounts, in which it builds the view
(see `view`). An ordinary user may do that inside a user namespace only; root needs none. For
each worker the server makes a process namespace below its own, by unshare before the fork and
setns after it. Its first process is an init, which builds the worker's other namespaces, forks
the worker, passes interrupts on to it, buries orphans, and ends when the worker has ended, which
takes everything in the namespace with it. The worker cannot be the first process itself: signals
that would end any other, abort's for one, do nothing there. Where the server is an ordinary
user's, the worker has a user namespace on top, in which the limit on tasks counts its own alone.
"""

from __future__ import annotations

import os
import signal
import socket

from grader.confinement import Confinement
from grader.worker.barriers import linux, users, view

FLAGS = {
    "processes": linux.CLONE_NEWPID,
    "network": linux.CLONE_NEWNET,
    "ipc": linux.CLONE_NEWIPC,
    "names": linux.CLONE_NEWUTS,
}


def enter(confinement: Confinement, root: str) -> None:
    """Put the server into namespaces and behind the view; the caller goes on as another process.

    The process that called waits for that one, and ends as it does.

    Args:
        confinement: what is readable.
        root: an empty folder to build the view in.

    Raises:
        OSError: the system denies it; says which step.
    """
    user, group = os.getuid(), os.getgid()
    flags = linux.CLONE_NEWPID | linux.CLONE_NEWNS
    linux.unshare(flags if user == 0 else flags | linux.CLONE_NEWUSER)
    if user != 0:
        _map_user(0, user, group)
    if confinement.has("view"):
        view.build(root, confinement.readable, confinement.own, confinement.hidden)
    else:
        linux.mount("", "/", "", linux.MS_REC | linux.MS_PRIVATE)
    pid = os.fork()
    if pid != 0:
        _stand_by(pid)
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
    if confinement.has("view"):
        view.leave_old_root()


def _stand_by(pid: int) -> None:
    _, status = os.waitpid(pid, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _map_user(inside: int, user: int, group: int) -> None:
    """In a new user namespace this user has the number `inside`, and there is no other."""
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{inside} {user} 1"),
        ("gid_map", f"{inside} {group} 1"),
    ):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def fork_apart() -> int:
    """As os.fork; the child is the first process of a new process namespace."""
    own = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
    linux.unshare(linux.CLONE_NEWPID)
    pid = -1
    try:
        pid = os.fork()
    finally:
        if pid != 0:
            linux.setns(own, linux.CLONE_NEWPID)
        os.close(own)
    return pid


def leave_init_behind(tell: int) -> None:
    """Fork the worker out of the first process of a process namespace; the caller goes on in it.

    The first process writes the worker's wait status to `tell`, as text, and ends.
    """
    worker = os.fork()
    if worker == 0:
        return
    try:
        os.closerange(0, tell)
        os.closerange(tell + 1, os.sysconf("SC_OPEN_MAX"))
        signal.signal(signal.SIGINT, lambda *_: os.kill(worker, signal.SIGINT))
        os.write(tell, str(_bury_until(worker)).encode())
    finally:
        os._exit(0)


def _bury_until(worker: int) -> int:
    """Wait for children, adopted ones too, until that one has ended; its wait status."""
    while True:
        pid, status = os.wait()
        if pid == worker:
            return status


def enter_own(confinement: Confinement, scratch_mb: int) -> None:
    """The worker's own namespaces but the one of processes, which it was born into."""
    flags = linux.CLONE_NEWNS
    for name in ("network", "ipc", "names"):
        flags |= FLAGS[name] if confinement.has(name) else 0
    linux.unshare(flags)
    if confinement.has("view"):
        view.private(scratch_mb)
    if confinement.has("names"):
        socket.sethostname("grader")


def enter_own_users() -> None:
    """A user namespace in which this user is an ordinary one: for servers not started by root."""
    user, group = os.getuid(), os.getgid()
    linux.unshare(linux.CLONE_NEWUSER)
    _map_user(users.IN_VIEW, user, group)
