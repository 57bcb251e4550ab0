"""A worker's process as its server knows it, from its fork to its burial."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass

from grader.worker.barriers.cgroup import Group
from grader.worker.barriers.users import User


@dataclass(frozen=True, slots=True)
class Forked:
    """A process that was forked to be confined.

    `status_fd`, where there is one, is a pipe for the wait status of a worker that has an init
    before it: `pid` is then the init's. `group` is the control group and `user` the user that
    are to be its own.
    """

    pid: int
    status_fd: int | None = None
    group: Group | None = None
    user: User | None = None

    def wait(self, *, block: bool) -> int | None:
        """The worker's exit status, negative for a signal; None while it runs, unless to block."""
        ended, status = os.waitpid(self.pid, 0 if block else os.WNOHANG)
        if not ended:
            return None
        if self.status_fd is not None:
            with open(self.status_fd, "rb") as told:
                status = int(told.read(16) or signal.SIGKILL)
        return os.waitstatus_to_exitcode(status)

    def bury(self) -> str | None:
        """End what is left of one that has ended; the limit that the kernel ended it for."""
        if self.user is not None:
            self.user.taken.close()
        if self.group is None:
            return None
        broken = "memory" if self.group.ran_out_of_memory() else None
        self.group.end()
        return broken
