"""Which barriers stand at which level, and in which order they are put up.

    namespaces   the server is behind a view of its own; each worker has its own processes, files,
                 network, names and, as another user, limits; a list of system calls
    landlock     files by Landlock, the same list of system calls, the same limits, another user
                 where the server is root; the machine's processes are in sight, out of reach
    process      a process of its own, limits and deadlines: no secret is safe from it

A barrier that cannot be put up raises: the worker ends before the first line of a student.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

from grader.confinement import Confinement
from grader.worker.barriers import (
    landlock,
    limits,
    linux,
    namespaces,
    privileges,
    syscalls,
    users,
    view,
)
from grader.worker.barriers.cgroup import Groups, groups
from grader.worker.barriers.disk import Disk
from grader.worker.barriers.forked import Forked
from grader.worker.barriers.watch import Watch

INITS = 1  # the first process of a worker's namespace is none of the worker's
Step = tuple[str, Callable[[], None]]


class Denied(Exception):
    """A barrier cannot be put up here; the text says which one and why."""


class Cell:
    """What the server has ready for its workers.

    Args:
        confinement: which barriers are to stand.
        root: an empty folder, to build the view in.

    Attributes:
        changes_user: whether workers are another user than the server.

    Raises:
        Denied: the system does not give a barrier of that level.
    """

    def __init__(self, confinement: Confinement, root: str) -> None:
        self._told = confinement
        self._level = confinement.level
        self._filter = b""
        self._groups = self._control_groups()
        is_root = os.getuid() == 0
        if self._level != "process" and confinement.has("syscalls"):
            with _named("syscalls"):
                # Landlock does not know about them, and its workers see the machine's files.
                self._filter = syscalls.compiled(attributes=self._level == "namespaces")
        if self._level == "namespaces":
            with _named("namespaces"):
                namespaces.enter(confinement, root)
        self.changes_user = (
            is_root and self._level != "process" and self._another_user_can_read(root)
        )
        own_users = self._level == "namespaces" and not is_root
        self._is_alone = self.changes_user or own_users
        linux.prctl(linux.PR_SET_CHILD_SUBREAPER, 1)
        self._try(view.HOME if self.has_view else root)

    @property
    def has_view(self) -> bool:
        """Whether the server is behind a view of its own."""
        return self._level == "namespaces" and self._told.has("view")

    @property
    def has_groups(self) -> bool:
        """Whether the kernel counts workers' memory and tasks, in control groups."""
        return self._groups is not None

    @property
    def sees_processes(self) -> bool:
        """Whether /proc tells of the server's own namespace: the view has one mounted."""
        return self._level != "namespaces" or self.has_view

    @property
    def ends_strays(self) -> bool:
        """Whether a child of the server that is no worker is ended: its worker has let go of it."""
        return self._told.has("orphans")

    def watch(self) -> Watch:
        """The watch over the workers; at `process` a worker can leave its control group."""
        memory, tasks = self._counted()
        if not self.sees_processes or (self.has_groups and self._level != "process"):
            return Watch(None, None)
        return Watch(memory, None if self._is_alone else tasks)

    def disk(self, work: Path) -> Disk | None:
        """The watch over what a worker writes; None where its files are limited by a view."""
        if self.has_view or not self._told.has("disk"):
            return None
        return Disk(work, self._told.resources.scratch_mb)

    def _counted(self) -> tuple[int | None, int | None]:
        """The MiB of memory and the number of tasks that are a worker's."""
        given, has = self._told.resources, self._told.has
        tasks = limits.allowed_tasks(given.tasks) if has("tasks") else None
        return given.memory_mb if has("memory") else None, tasks

    def _control_groups(self) -> Groups | None:
        if not self._told.has("groups"):
            return None
        memory, tasks = self._counted()
        return groups(memory, None if tasks is None else tasks + INITS)

    def fork(self) -> Forked:
        """Fork a process that is still to be confined; in it, the `pid` is 0."""
        group = self._groups.make() if self._groups else None
        user = users.take() if self.changes_user else None
        if self._level != "namespaces" or not self._told.has("processes"):
            return Forked(os.fork(), group=group, user=user)
        told, tell = os.pipe()
        pid = namespaces.fork_apart()
        os.close(tell if pid else told)
        return Forked(pid, told if pid else tell, group, user)

    def confine(self, forked: Forked, folder: int, work: Path, kept: set[int]) -> Path:
        """Put up every barrier around this process, freshly forked.

        Args:
            forked: what `fork` returned here.
            folder: a descriptor of the folder with the submission's files.
            work: that folder, as the server sees it outside of a view.
            kept: descriptors that stay open.

        Returns:
            The working folder.

        Raises:
            Denied: a barrier cannot be put up.
        """
        work = Path(view.HOME) if self.has_view else work
        user = forked.user.number if forked.user else None
        steps: list[Step] = [
            ("session", os.setsid),
            ("descriptors", lambda: linux.close_all_but({0, 1, 2, folder, *kept})),
        ]
        if self._level == "namespaces":
            steps = [*self._apart(forked, folder, work, user), *steps, *self._in_namespaces(user)]
        elif self._level == "landlock":
            steps += self._in_landlock(folder, work, user)
        else:
            steps += self._in_process()
        if forked.group is not None:
            steps.insert(0, ("groups", forked.group.join))
        for name, put_up in steps:
            if self._told.has(name):
                with _named(name):
                    put_up()
        os.close(folder)
        return work

    def _apart(self, forked: Forked, folder: int, work: Path, user: int | None) -> list[Step]:
        size_mb = self._told.resources.scratch_mb + 1 + view.size_of_work(folder) // limits.MIB
        steps: list[Step] = [
            ("namespaces", lambda: namespaces.enter_own(self._told, size_mb)),
            ("work", lambda: self._hand_over(folder, work, user)),
        ]
        tell = forked.status_fd
        if tell is None:
            return steps
        return [*steps, ("processes", lambda: namespaces.leave_init_behind(tell))]

    def _in_namespaces(self, user: int | None) -> list[Step]:
        return [
            ("limits", lambda: limits.set_limits(self._told, alone=self._is_alone)),
            ("privileges", privileges.gain_none_by_executing),
            ("user", lambda: _change_user(user)),
            ("capabilities", privileges.drop_capabilities),
            ("no_new_privileges", privileges.gain_none),
            ("syscalls", lambda: syscalls.install(self._filter)),
        ]

    def _in_landlock(self, folder: int, work: Path, user: int | None) -> list[Step]:
        change: list[Step] = []
        if user is not None:
            change.append(("privileges", privileges.gain_none_by_executing))
            change.append(("user", lambda: _change_user(user)))
        return [
            ("orphans", _reap_orphans),
            ("work", lambda: view.give_work(folder, user)),
            ("limits", lambda: limits.set_limits(self._told, alone=self._is_alone)),
            *change,
            ("capabilities", privileges.drop_capabilities),
            ("parent", _end_with_parent),
            ("no_new_privileges", privileges.gain_none),
            ("files", lambda: self._restrict_files(work)),
            ("signals", _signal_only_itself),
            ("syscalls", lambda: syscalls.install(self._filter)),
        ]

    def _restrict_files(self, work: Path) -> None:
        told = self._told
        readable = (*view.SYSTEM, *view.SYSTEM_FILES, *told.readable)
        if landlock.version() < landlock.TRUNCATES_FROM:
            syscalls.truncate_nothing_by_name()
        scoped = told.has("signals")
        landlock.restrict(readable, told.own, told.hidden, str(work), scoped=scoped)

    def _in_process(self) -> list[Step]:
        return [
            ("orphans", _reap_orphans),
            ("limits", lambda: limits.set_limits(self._told, alone=False)),
            ("parent", _end_with_parent),
            ("no_new_privileges", privileges.gain_none),
        ]

    def _hand_over(self, folder: int, work: Path, user: int | None) -> None:
        if self.has_view:
            view.copy_work(folder, str(work), user)
        else:
            view.give_work(folder, user)

    def _another_user_can_read(self, root: str) -> bool:
        """Whether another user reaches Python: it may be installed in a closed home folder."""
        pid = os.fork()
        if pid == 0:
            with contextlib.suppress(BaseException):
                privileges.become(users.FIRST)
                needed = (*self._told.readable, *self._told.own)
                reached = all(os.access(path, os.R_OK) for path in needed)
                os._exit(0 if reached and (self.has_view or os.access(root, os.X_OK)) else 1)
            os._exit(1)
        return os.waitpid(pid, 0)[1] == 0

    def close(self) -> None:
        """Let go of what is the machine's."""
        if self._groups is not None:
            self._groups.close()

    def _try(self, root: str) -> None:
        """Confine a child, with an empty folder to work in; raises what it could not put up."""
        told, tell = os.pipe()
        forked = self.fork()
        if forked.pid == 0:
            self._try_in_child(forked, root, tell)
        os.close(tell)
        with open(told, "rb") as answer:
            reason = answer.read(4_096).decode(errors="replace")
        status = forked.wait(block=True)
        forked.bury()
        if reason or status:
            raise Denied(reason or f"a trial ended with status {status}")

    def _try_in_child(self, forked: Forked, root: str, tell: int) -> None:
        try:
            folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
            self.confine(forked, folder, Path(root), {tell})
        except BaseException as error:
            os.write(tell, str(error).encode()[:4_096])
        os._exit(0)


@contextlib.contextmanager
def _named(barrier: str) -> Iterator[None]:
    """Say which barrier it is that the system denies."""
    try:
        yield
    except (OSError, ImportError, AttributeError) as error:
        raise Denied(f"{barrier}: {error}") from None


def _change_user(user: int | None) -> None:
    if user is None:
        namespaces.enter_own_users()
    else:
        os.fchown(1, user, user)  # so that it can be opened by its name too
        privileges.become(user)


def _reap_orphans() -> None:
    linux.prctl(linux.PR_SET_CHILD_SUBREAPER, 1)


def _end_with_parent() -> None:
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)


def _signal_only_itself() -> None:
    if landlock.version() < landlock.SCOPED_FROM:
        syscalls.signal_only_itself()
