"""The engine of a machine with many cores: processes, each with threads and its own warm server.

Theory of operation. One process can hand out, compare and keep only so much, and one server forks
one worker after the other: more than a few cores wait for them. So there are several of both. This
process reads, hands out and stores. Submissions travel to the others as data, as they do to other
machines; they end when the connection does, so none outlives this one.
"""

from __future__ import annotations

import contextlib
import itertools
import math
import multiprocessing
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait

from grader.batch.job import Job
from grader.batch.marking import Marked, Marker
from grader.batch.parcels import Parcel, packed
from grader.confinement import Level
from grader.course import Course
from grader.errors import GraderError, SandboxError
from grader.intake.source import Source
from grader.sandbox import guarded_launcher_for

THREADS = 4
"""Of a process: what it does between calls of students' functions takes a sixth of a core each."""

CAN_HOLD = hasattr(signal, "pthread_sigmask")
AHEAD = 2
LEAVE_S = 10.0


class ProcessEngine:
    """Grades so many submissions at a time. See `Engine`.

    Args:
        course: what is graded against.
        level: the level of isolation that is demanded.
        source: where the files are.
        width: how many at a time.
        threads: how many of these in one process.
    """

    def __init__(
        self,
        course: Course,
        level: Level | None,
        source: Source,
        width: int,
        threads: int = THREADS,
    ) -> None:
        self._course = course
        self._level = level
        self._threads = threads
        self._source = source
        self._count = math.ceil(width / threads)
        self._room = AHEAD * threads
        self._helpers: list[_Helper] = []
        self._numbers = itertools.count()

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Marked]]:
        """See `Engine`."""
        coming = iter(jobs)
        while True:
            free = self._count * self._room - sum(len(one.waiting) for one in self._helpers)
            for job in itertools.islice(coming, max(0, free)):
                self._hand_out(job)
            busy = {one.connection: one for one in self._helpers if one.waiting}
            if not busy:
                return
            arrived = [self._received(busy[one]) for one in wait(list(busy))]  # type: ignore[index]
            for job, answer in sorted(filter(None, arrived), key=_has_failed):
                if isinstance(answer, GraderError):
                    raise answer
                yield job, answer

    def _hand_out(self, job: Job) -> None:
        if not self._helpers:
            with interrupts_held():
                for _ in range(self._count):
                    self._helpers.append(_Helper(self._course, self._level, self._threads))
        least = min(self._helpers, key=lambda one: len(one.waiting))
        least.hand(next(self._numbers), job, packed(job.handed, self._source))

    def _received(self, helper: _Helper) -> tuple[Job, Marked | GraderError] | None:
        """What a process has answered; none where it is gone."""
        try:
            number, answer = helper.connection.recv()
        except (EOFError, OSError):
            self._without(helper)
            return None
        return helper.waiting.pop(number), answer

    def _without(self, lost: _Helper) -> None:
        """Give what a process was grading to the others."""
        self._helpers.remove(lost)
        lost.close()
        self._count -= 1
        if not self._count:
            raise SandboxError("the processes that grade were lost; run it again to go on")
        for job in lost.waiting.values():
            self._hand_out(job)

    def close(self) -> None:
        """See `Engine`."""
        for helper in self._helpers:
            helper.connection.close()  # first all are told, then waited for
        for helper in self._helpers:
            helper.close()


def _has_failed(arrived: tuple[Job, Marked | GraderError]) -> bool:
    """Sorts what ends the run behind what is to be kept."""
    return isinstance(arrived[1], GraderError)


class _Helper:
    """A process that grades, as this one sees it.

    Attributes:
        waiting: the jobs that it has, by number.
        connection: to it.
    """

    def __init__(self, course: Course, level: Level | None, threads: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.waiting: dict[int, Job] = {}
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, course, level, threads))
        self._process.start()
        theirs.close()

    def hand(self, number: int, job: Job, parcel: Parcel) -> None:
        """Have it graded; where the process is gone that shows when the answer is read."""
        self.waiting[number] = job
        with contextlib.suppress(OSError):
            self.connection.send((number, parcel))

    def close(self) -> None:
        """End it, and what it has started."""
        self.connection.close()
        self._process.join(LEAVE_S)
        self._process.kill()
        self._process.join()


@contextlib.contextmanager
def interrupts_held() -> Iterator[None]:
    """Until the end of this; and in processes that are started in it, until they say otherwise."""
    if CAN_HOLD:
        resource_tracker.ensure_running()  # it would let them through when it is started
    _mask("SIG_BLOCK")
    try:
        yield
    finally:
        _mask("SIG_UNBLOCK")


def _mask(how: str) -> None:
    """Block or unblock SIGINT, where a system can."""
    if CAN_HOLD:
        signal.pthread_sigmask(getattr(signal, how), {signal.SIGINT})


def deaf_to_interrupts() -> None:
    """Have this process, started while they were held, pass them over for good."""
    for name in ("SIGINT", "SIGHUP"):  # a terminal sends them to all; one decides
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    _mask("SIG_UNBLOCK")


def _serve(connection: Connection, course: Course, level: Level | None, threads: int) -> None:
    """What such a process does: grade what comes, until the connection ends."""
    deaf_to_interrupts()
    serving = _Serving(connection, course, level)
    pool = ThreadPoolExecutor(threads)
    try:
        while True:
            number, parcel = connection.recv()
            pool.submit(serving.mark, number, parcel)
    except (EOFError, OSError):
        serving.close()
        pool.shutdown(wait=True, cancel_futures=True)


class _Serving:
    """Grades parcels, several at a time, and answers."""

    def __init__(self, connection: Connection, course: Course, level: Level | None) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._marker: Marker | None = None
        self._course = course
        self._level = level

    def mark(self, number: int, parcel: Parcel) -> None:
        """Grade one and send what came of it."""
        answer: Marked | GraderError
        try:
            with self._lock:
                if self._marker is None:
                    self._marker = Marker(
                        self._course, guarded_launcher_for(self._course, self._level)
                    )
            answer = self._marker.mark(parcel.handed, parcel)
        except GraderError as error:
            answer = error
        except Exception as error:
            answer = SandboxError(f"the grader failed: {type(error).__name__}: {error}")
        with contextlib.suppress(OSError), self._lock:  # nobody may wait for it any more
            self._connection.send((number, answer))

    def close(self) -> None:
        """End the workers."""
        with self._lock:
            if self._marker is not None:
                self._marker.close()
