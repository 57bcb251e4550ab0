"""The engine of many machines: Dask's workers, each with a warm server of its own.

Theory of operation. Submissions travel as data, and so does what grading reads of the course: a
worker needs this package alone. A plugin unpacks the course on each worker, also on later ones, and
starts a server there when the first submission comes. Results are stored here. Dask gives the
submissions of a worker that dies to others. Each run has a plugin of its own and ends no other's
servers; what a killed run has left ends when nothing comes for a while.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import itertools
import logging
import math
import threading
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

import distributed

from grader.batch.job import Job
from grader.batch.marking import Marked, Marker, loaded
from grader.batch.parcels import Parcel, packed, packed_course, unpacked_course
from grader.batch.processes import AHEAD, THREADS, deaf_to_interrupts, interrupts_held
from grader.confinement import Level
from grader.course import Course
from grader.errors import GraderError, SandboxError
from grader.grading import not_graded, versions
from grader.intake.source import Source
from grader.model import to_json
from grader.sandbox import guarded_launcher_for
from grader.scratch import scratch
from grader.submission import Submission

CONNECT_S = 30
IDLE_S = 600.0
"""After so long without a submission a worker ends its server; another one starts it again."""

ENCRYPTED = ("tls://", "wss://")
CERTIFICATES = (
    "DASK_DISTRIBUTED__COMM__TLS__CA_FILE",
    "DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT",
    "DASK_DISTRIBUTED__COMM__TLS__CLIENT__KEY",
)
CANCELLED = (asyncio.CancelledError, concurrent.futures.CancelledError)
LOST = (OSError, RuntimeError, TypeError, *CANCELLED)
"""What Dask's client raises that has no scheduler any more."""


class Marking(distributed.WorkerPlugin):  # type: ignore[misc]
    """Keeps a marker on a worker.

    Args:
        course: as `packed_course` makes it.
        level: the level of isolation that is demanded.
        is_ours: whether workers end with this run, which alone a Ctrl-C is for.
    """

    def __init__(self, course: bytes, level: Level | None, *, is_ours: bool = False) -> None:
        self.name = f"grader-{uuid.uuid4().hex}"
        self._course = course
        self._level = level
        self._is_ours = is_ours

    def setup(self, worker: distributed.Worker) -> None:
        """Called by Dask on each worker, in its main thread."""
        if self._is_ours:
            deaf_to_interrupts()
        self._kept = contextlib.ExitStack()
        self._lock = threading.Lock()
        self._marker: Marker | None = None
        self._busy = 0
        self._timer = threading.Timer(IDLE_S, self._rest)

    def teardown(self, worker: distributed.Worker) -> None:
        """Called by Dask when a worker ends, or when the run is over."""
        self._timer.cancel()
        self._kept.close()

    def mark(self, parcel: Parcel) -> Marked:
        """Grade a submission on this worker."""
        marker = self._taken()
        try:
            return marker.mark(parcel.handed, parcel)
        finally:
            self._left()

    def _taken(self) -> Marker:
        """What grades, started where it is not there."""
        with self._lock:
            if self._marker is None:
                folder = self._kept.enter_context(scratch("grader-course-"))
                course = unpacked_course(self._course, folder)
                self._marker = Marker(course, guarded_launcher_for(course, self._level))
                self._kept.callback(self._marker.close)
            self._busy += 1
            return self._marker

    def _left(self) -> None:
        with self._lock:
            self._busy -= 1
            self._timer.cancel()
            self._timer = threading.Timer(IDLE_S, self._rest)
            self._timer.daemon = True
            self._timer.start()

    def _rest(self) -> None:
        """End what has nothing to do."""
        with self._lock:
            if not self._busy:
                self._marker = None
                self._kept.close()


def mark(plugin: str, parcel: Parcel) -> Marked:
    """What a worker does with a submission; its plugin has that name."""
    marking = distributed.get_worker().plugins[plugin]
    assert isinstance(marking, Marking)
    return marking.mark(parcel)


class DaskEngine:
    """Grades on the workers of a scheduler. See `Engine`.

    Args:
        course: what is graded against.
        level: the level of isolation that is demanded.
        source: where the files are.
        scheduler: its address; None for a cluster on this machine.
        width: submissions at a time on a cluster on this machine.
        security: what `security_for` gives for the scheduler's address.

    Raises:
        SandboxError: there is no scheduler there, or a worker that has not this package.
    """

    def __init__(
        self,
        course: Course,
        level: Level | None,
        source: Source,
        scheduler: str | None,
        width: int,
        security: distributed.Security | None = None,
    ) -> None:
        self._course = course
        self._source = source
        self._scheduler = scheduler
        self._kept = contextlib.ExitStack()
        self._kept.enter_context(_silence())
        try:
            client = _client(self._kept, scheduler, width, security)
            self._client = self._kept.enter_context(client)
            marking = Marking(packed_course(course), level, is_ours=scheduler is None)
            self._plugin = marking.name
            self._client.register_plugin(marking)
        except (OSError, RuntimeError, ValueError) as error:
            self._kept.close()
            raise SandboxError(f"--scheduler {scheduler}: {error}") from None
        except Exception as error:  # what a worker raises comes as no more than this
            self._kept.close()
            raise SandboxError(
                f"--scheduler {scheduler}: a worker cannot take the course ({error}); "
                "install this package there, in the same version"
            ) from None
        self._kept.callback(self._forget)

    @property
    def workers(self) -> int:
        """How many there are now; others may come."""
        return len(self._client.nthreads())

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Marked]]:
        """See `Engine`."""
        try:
            yield from self._run(jobs)
        except LOST:
            if self._is_connected():
                raise
            raise self._lost() from None

    def _run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Marked]]:
        coming = iter(jobs)
        waiting = {self._submitted(job): job for job in itertools.islice(coming, self._room(0))}
        done = distributed.as_completed(waiting)
        for future in done:
            job = waiting.pop(future)
            yield job, self._result(future, job)
            future.release()
            for job in itertools.islice(coming, self._room(len(waiting))):
                new = self._submitted(job)
                waiting[new] = job
                done.add(new)

    def _room(self, waiting: int) -> int:
        """How many more to hand out: workers come and go."""
        threads: int = sum(self._client.nthreads().values())
        return max(0 if waiting else 1, AHEAD * threads - waiting)

    def _submitted(self, job: Job) -> Any:
        parcel = packed(job.handed, self._source)
        key = f"grade-{uuid.uuid4().hex}"
        return self._client.submit(mark, self._plugin, parcel, key=key, pure=False)

    def _result(self, future: Any, job: Job) -> Marked:
        try:
            return _same_versions(future.result())
        except GraderError:
            raise
        except CANCELLED:  # by the client, as soon as it is alone
            raise self._lost() from None
        except distributed.KilledWorker:
            why = "the machines that it was graded on were lost, one after the other"
        except Exception as error:
            why = f"the cluster failed: {type(error).__name__}: {error}"
        submission = Submission(job.handed.students[0].key, (), whole=True)
        exercises = loaded(self._course, hidden=self._course.solutions_dir.is_dir())
        return Marked(to_json(not_graded(submission, exercises, "unknown", why)), job.handed.notes)

    def _is_connected(self) -> bool:
        return bool(self._client.status == "running")

    def _lost(self) -> SandboxError:
        return SandboxError(f"--scheduler {self._scheduler}: lost; run again to go on")

    def _forget(self) -> None:
        """Have the workers take the course away, if there is who could tell them."""
        if self._is_connected():
            with contextlib.suppress(*LOST):
                self._client.unregister_worker_plugin(self._plugin)

    def close(self) -> None:
        """See `Engine`."""
        self._kept.close()


def _same_versions(marked: Marked) -> Marked:
    """The result, if it was made with the versions that it is stored as made with.

    Raises:
        SandboxError: the worker has others.
    """
    theirs, ours = marked.report["versions"], versions()
    differing = [name for name in ours if theirs.get(name) != ours[name]]
    if differing:
        told = ", ".join(f"{name} {theirs.get(name)}, here {ours[name]}" for name in differing)
        raise SandboxError(f"a worker of the cluster has other versions: {told}")
    return marked


def security_for(scheduler: str | None) -> distributed.Security | None:
    """The certificates that Dask's settings name, for an address that asks for them.

    Raises:
        ValueError: they name none, or one that cannot be used; the message says what to set.
    """
    if scheduler is None or not scheduler.startswith(ENCRYPTED):
        return None
    try:
        security = distributed.Security()
        if security.get_connection_args("client")["ssl_context"] is not None:
            return security
        why = "no certificates"
    except OSError as error:
        why = f"the certificates cannot be used: {error}"
    raise ValueError(f"{why}; set {', '.join(CERTIFICATES)}")


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """No lines of Dask's log: what matters of them to who grades is an error of the engine's."""
    before = logging.root.manager.disable
    logging.disable()
    try:
        yield
    finally:
        logging.disable(before)


def _client(
    kept: contextlib.ExitStack,
    scheduler: str | None,
    width: int,
    security: distributed.Security | None,
) -> distributed.Client:
    if scheduler is None:
        with interrupts_held():
            cluster = distributed.LocalCluster(
                n_workers=math.ceil(width / THREADS),
                threads_per_worker=min(width, THREADS),
                scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
                host="127.0.0.1",
                silence_logs=logging.CRITICAL,
            )
        return distributed.Client(kept.enter_context(cluster))
    return distributed.Client(scheduler, timeout=CONNECT_S, security=security)
