"""The engine of one machine: threads that share a warm server."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from grader.batch.job import Job
from grader.batch.marking import Marked, Marker
from grader.intake.source import Source

AHEAD = 2


class LocalEngine:
    """Grades so many submissions at a time. See `Engine`.

    Args:
        prepare: starts what grades one; called when there is something to grade.
        source: where the files are.
        width: how many at a time.
    """

    def __init__(self, prepare: Callable[[], Marker], source: Source, width: int) -> None:
        self._prepare = prepare
        self._source = source
        self._width = width
        self._pool = ThreadPoolExecutor(width)
        self._marker: Marker | None = None

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Marked]]:
        """See `Engine`."""
        coming = iter(jobs)
        waiting: dict[Future[Marked], Job] = {}
        while True:
            for job in itertools.islice(coming, AHEAD * self._width - len(waiting)):
                waiting[self._submit(job)] = job
            if not waiting:
                return
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in sorted(done, key=_has_failed):
                yield waiting.pop(future), future.result()

    def _submit(self, job: Job) -> Future[Marked]:
        if self._marker is None:
            self._marker = self._prepare()
        return self._pool.submit(self._marker.mark, job.handed, self._source)

    def close(self) -> None:
        """See `Engine`."""
        if self._marker is not None:
            self._marker.close()
        self._pool.shutdown(wait=True, cancel_futures=True)


def _has_failed(future: Future[Marked]) -> bool:
    """Sorts what ends the run behind what is to be kept."""
    return future.exception() is not None
