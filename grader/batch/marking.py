"""Grades what one student has handed in, on this machine: what every engine does many times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from grader.course import Course, LoadedExercise
from grader.errors import AuthorError, SandboxError, SourceError
from grader.files import OF_THE_MACHINE
from grader.grading import Finished, Options, grade, not_graded
from grader.intake.collecting import Collector
from grader.intake.handed import Handed
from grader.intake.source import Contents
from grader.model import Report, to_json
from grader.sandbox.launching import Launcher
from grader.scratch import scratch
from grader.submission import Submission

TRIES = 3


@dataclass(frozen=True, slots=True)
class Marked:
    """What came of a submission.

    Attributes:
        report: as `grade --json --all` prints it.
        notes: what the instructor should know, a sentence each.
        is_damaged: whether the download is damaged there, so that nothing could be judged; that
            is no fault of the machine.
    """

    report: Mapping[str, Any]
    notes: tuple[str, ...]
    is_damaged: bool = False


class Marker:
    """Grades submissions of one course with one warm server. Safe to use from several threads.

    Args:
        course: what is graded against; its hidden checks are run too where there are solutions.
        launcher: where workers come from; it is waited for.
    """

    def __init__(self, course: Course, launcher: Launcher) -> None:
        self._course = course
        self._launcher = launcher
        self._options = Options(hidden=course.solutions_dir.is_dir())
        self._exercises = loaded(course, hidden=self._options.hidden)
        self._collector = Collector(course, self._exercises)
        launcher.warm_up()  # the first submission should not seem to take that long

    def mark(
        self, handed: Handed, source: Contents, finished: Finished = lambda result: None
    ) -> Marked:
        """Grade a submission; what could not be judged is tried again, and then stays `not_graded`.

        So does what the download is damaged of. `finished` is called with the result of each
        exercise, once for every try.

        Raises:
            AuthorError: the course is broken.
            SandboxError: this machine is at fault: its disk is full, say.
        """
        with scratch("grader-handed-") as folder:
            try:
                collected = self._collector.collect(handed, source, folder)
            except SourceError as error:
                report = self._not_graded(_absent(handed), str(error))
                return Marked(to_json(report), (*handed.notes, f"{error}."), is_damaged=True)
            except OSError as error:
                if error.errno in OF_THE_MACHINE:
                    raise
                report = self._failed(_absent(handed), error)  # names that nobody thought of
                return Marked(to_json(report), handed.notes)
            submission = collected.submission
            for _ in range(TRIES):
                report = self._graded(submission, finished)
                if not report.not_graded:
                    break
        return Marked(to_json(report), collected.notes)

    def _graded(self, submission: Submission, finished: Finished) -> Report:
        course, launcher = self._course, self._launcher
        options = replace(self._options, finished=finished)
        try:
            return grade(submission, course, launcher, options, self._exercises)
        except (AuthorError, SandboxError):
            raise
        except Exception as error:  # ours: it must cost neither this student nor the others
            return self._failed(submission, error)

    def _failed(self, submission: Submission, error: Exception) -> Report:
        why = f"the grader failed: {type(error).__name__}: {error}"
        return self._not_graded(submission, why)

    def _not_graded(self, submission: Submission, why: str) -> Report:
        return not_graded(submission, self._exercises, self._launcher.level, why)

    def close(self) -> None:
        """End the workers; who waits for one is told."""
        self._launcher.close()


def _absent(handed: Handed) -> Submission:
    """The submission before anything of it could be read."""
    return Submission(handed.students[0].key, (), whole=True)


def loaded(course: Course, *, hidden: bool) -> dict[str, LoadedExercise]:
    """The exercises of a course, in its order."""
    return {id: course.load(id, hidden=hidden) for id in course.ids}
