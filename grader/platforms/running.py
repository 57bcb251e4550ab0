"""Grades one submission where a platform has put it, within the time that the platform gives.

Theory of operation. A platform ends what takes too long, and then often shows nothing. So what is
known is published at every step, each time whole: before TensorFlow is imported, after each
exercise, at the end. An alarm a little before the platform's own ends the run and leaves what was
published as the result. The time that is left once the server is warm is the submission's: the
budget divides it over the exercises, so an endless loop costs its function and not the rest.
"""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from grader.batch.marking import Marker, loaded
from grader.course import Course
from grader.errors import GraderError
from grader.grading import Finished, not_graded
from grader.intake.handed import File, Handed, Student
from grader.intake.source import Contents, Source, open_source
from grader.manifest import Limits
from grader.model import ExerciseResult, Report
from grader.platforms.standing import UNFINISHED, Standing, reached
from grader.sandbox.launching import Launcher
from grader.submission import Submission

ENDING_S = 10.0
"""What ending the workers and writing the result may take."""
LEAST_S = 5.0
MOST_REMARKS = 20
SUBMISSION = Student("submission")

Publish = Callable[[Standing], None]


class OutOfTime(BaseException):
    """The platform would end the run in a moment."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a platform gives for a submission.

    Attributes:
        limit_s: wall time in seconds, the start included, after which it ends the run.
        share: of a processor; deadlines are as much longer.
    """

    limit_s: float
    share: float = 1.0


def run(
    course: Course,
    launch: Callable[[Course], Launcher],
    folder: Path,
    terms: Terms,
    publish: Publish,
) -> Standing:
    """Grade what lies in a folder, and publish each standing on the way, the last one included.

    Args:
        course: its hidden checks are run too, where it has any.
        launch: gives workers for a course; raises SandboxError where it cannot.
        folder: what was handed in; files may have any names.
        terms: the platform's.
        publish: makes a standing known; each replaces the one before.

    Raises:
        GraderError: nothing could be graded; that was published too.
    """
    begin = time.monotonic()
    publish(Standing())
    try:
        return _Run(course, launch, terms, publish, begin).grade(folder)
    except GraderError as error:
        publish(Standing(is_final=True, trouble=str(error)))
        raise


class _Run:
    def __init__(
        self,
        course: Course,
        launch: Callable[[Course], Launcher],
        terms: Terms,
        publish: Publish,
        begin: float,
    ) -> None:
        self._course = course
        self._launch = launch
        self._terms = terms
        self._publish = publish
        self._end = begin + terms.limit_s - ENDING_S
        self._results: dict[str, ExerciseResult] = {}
        self._blank = _blank(course)
        self._last = Standing(reached(self._blank, ()), trouble=UNFINISHED)

    def grade(self, folder: Path) -> Standing:
        self._publish(self._last)
        source = open_source(folder)
        try:
            with _alarm(self._end - time.monotonic()):
                self._last = self._graded(source)
        except OutOfTime:
            trouble = "" if self._last.is_judged else UNFINISHED
            self._last = replace(self._last, is_final=True, trouble=trouble)
        finally:
            source.close()
        self._publish(self._last)
        return self._last

    def _graded(self, source: Source) -> Standing:
        launcher = self._launch(self._course)
        try:
            launcher.warm_up()
            self._blank = replace(self._blank, isolation=launcher.level)
            left = max(LEAST_S, self._end - time.monotonic())
            marker = Marker(within(self._course, self._terms, left), launcher)
            return judged(marker, handed_in(source), source, self._finished)
        finally:
            launcher.close()

    def _finished(self, result: ExerciseResult) -> None:
        self._results[result.id] = result
        report = reached(self._blank, self._results.values())
        self._last = Standing(report, trouble=UNFINISHED)
        self._publish(self._last)


def _blank(course: Course) -> Report:
    """The report before anything was graded."""
    exercises = loaded(course, hidden=course.solutions_dir.is_dir())
    return not_graded(Submission(SUBMISSION.key, (), whole=True), exercises, "", UNFINISHED)


def handed_in(source: Source) -> Handed:
    """All files of a source, as one submission, and what is to be known of what is none."""
    files = tuple(File(name, name) for name in source.members())
    return Handed((SUBMISSION,), files, notes=tuple(source.remarks[:MOST_REMARKS]))


def within(course: Course, terms: Terms, left_s: float) -> Course:
    """The course with its limits as the terms stretch them, and no more time than is left."""
    limits = stretched(course.limits, terms.share)
    return replace(course, limits=replace(limits, submission_s=min(limits.submission_s, left_s)))


def judged(
    marker: Marker,
    handed: Handed,
    contents: Contents,
    finished: Finished = lambda result: None,
) -> Standing:
    """The final standing of a submission."""
    readable: list[bool] = []

    def noted(result: ExerciseResult) -> None:
        readable.append(result.file is not None and not result.is_unreadable)
        finished(result)

    marked = marker.mark(handed, contents, noted)
    return Standing(marked.report, True, marked.notes, has_work=any(readable))


def stretched(limits: Limits, share: float) -> Limits:
    """The limits where only a share of a processor is given: wall time is as much longer."""
    return replace(
        limits,
        call_s=limits.call_s / share,
        load_s=limits.load_s / share,
        submission_s=limits.submission_s / share,
    )


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise `OutOfTime` in the main thread when the time is over."""

    def ring(signum: int, frame: object) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
