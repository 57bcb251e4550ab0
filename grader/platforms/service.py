"""Grades submissions as they come, with one warm server: several at a time, each within a time.

`running` is for a process that ends with its submission and can be rung by an alarm. Here a
submission has a thread, and who waits for it waits for so long and no longer. What takes longer is
no result: it ends by itself soon after, since its time was limited too.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, TimeoutError
from dataclasses import replace

from grader.batch.marking import Marker
from grader.batch.parcels import Parcel
from grader.course import Course
from grader.errors import SandboxError
from grader.intake.handed import File, Handed
from grader.platforms.running import SUBMISSION, Terms, judged, within
from grader.platforms.standing import Standing
from grader.sandbox.launching import Launcher

SPARE_S = 8.0
"""What starting a worker, ending it and answering may take."""
LEAST_S = 5.0
ENDS = "this service ends; ask again"


class Service:
    """Grades submissions of one course. Safe to use from several threads.

    Args:
        course: its hidden checks are run too, where it has any.
        launcher: where workers come from; it is waited for here, and closed with this.
        terms: for each submission, from the moment when it is handed over.
        jobs: how many are graded at a time; others wait, and their time runs.
    """

    def __init__(self, course: Course, launcher: Launcher, terms: Terms, jobs: int) -> None:
        left_s = max(LEAST_S, terms.limit_s - SPARE_S)
        self._marker = Marker(within(course, terms, left_s), launcher)
        self._limit_s = terms.limit_s
        self._pool = ThreadPoolExecutor(jobs, thread_name_prefix="grading")

    def grade(self, files: Mapping[str, bytes], exercise: str) -> Standing:
        """The final standing of a submission, in which every check is judged.

        Args:
            files: what was handed in, by name.
            exercise: the one that is told of.

        Raises:
            GraderError: there is none: this machine is at fault, or the course is.
        """
        end = time.monotonic() + self._limit_s
        future = self._begun(files, end)
        try:
            standing = of_exercise(future.result(self._limit_s), exercise)
        except TimeoutError:
            future.cancel()
            raise SandboxError(f"there was no result within {self._limit_s:g} s") from None
        except CancelledError:
            raise SandboxError(ENDS) from None
        if not standing.is_judged:
            raise SandboxError("some checks could not be judged")
        return standing

    def _begun(self, files: Mapping[str, bytes], end: float) -> Future[Standing]:
        try:
            return self._pool.submit(self._graded, files, end)
        except RuntimeError:
            raise SandboxError(ENDS) from None

    def _graded(self, files: Mapping[str, bytes], end: float) -> Standing:
        if time.monotonic() >= end:
            raise TimeoutError
        handed = Handed((SUBMISSION,), tuple(File(name, name) for name in files))
        saved_at = time.time()
        parcel = Parcel(handed, {name: (data, saved_at) for name, data in files.items()})
        return judged(self._marker, handed, parcel)

    def finish(self) -> None:
        """Begin nothing more; what is under way goes on. Who waits for his turn is told."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """End it all; who waits is told."""
        self.finish()
        self._marker.close()
        self._pool.shutdown(wait=True)


def of_exercise(standing: Standing, id: str) -> Standing:
    """What a standing says of one exercise. Pure."""
    exercises = [one for one in standing.report["exercises"] if one["id"] == id]
    totals = {name: sum(one[name] for one in exercises) for name in ("score", "max_score")}
    return replace(standing, report={**standing.report, **totals, "exercises": exercises})
