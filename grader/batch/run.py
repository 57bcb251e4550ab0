"""A run over a class: finds out what is missing, has it graded, and keeps every result.

Theory of operation. What a result depends on is hashed (`hashing`); where the gradebook has a
result of the same hash that counts, there is nothing to do. Each result is stored before the next
one is counted, so a run that is killed has lost only what was being graded, and is continued by
doing the same again.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from grader.batch import hashing
from grader.batch.job import Engine, Job
from grader.batch.marking import Marked
from grader.errors import SandboxError
from grader.gradebook.store import Attempt, Gradebook
from grader.intake.handed import Handed
from grader.intake.source import Source

AT_A_TIME = 500
MAX_IN_A_ROW = 10


@dataclass(frozen=True, slots=True)
class Basis:
    """What all results of a run depend on: hashes of course and environment."""

    course: str
    environment: str


@dataclass(slots=True)
class Tally:
    """How a run went.

    Attributes:
        kept: submissions whose result was there already.
        graded: submissions that were graded now, and are judged in full.
        not_graded: the keys of students whose submission could not be judged in full.
    """

    kept: int = 0
    graded: int = 0
    not_graded: list[str] = field(default_factory=list)

    @property
    def reached(self) -> int:
        """How many submissions have been looked at."""
        return self.kept + self.graded + len(self.not_graded)


class Watcher(Protocol):
    """Is told how a run goes on."""

    def kept(self, handed: Handed) -> None:
        """The result was there already."""

    def graded(self, handed: Handed, attempt: Attempt) -> None:
        """The result has been stored."""


class Run:
    """Grades what is missing in a gradebook.

    Args:
        source: where the files are.
        gradebook: where results go.
        basis: what results depend on besides the submission.
        layout: how the files are laid out, one of `LAYOUTS`.
        force: whether to grade again what is there.
        accepted: whether results count as soon as they are stored; if not, what was graded before
            is there whether or not it counts.
    """

    def __init__(
        self,
        source: Source,
        gradebook: Gradebook,
        basis: Basis,
        *,
        layout: str,
        force: bool = False,
        accepted: bool = True,
    ) -> None:
        self._source = source
        self._gradebook = gradebook
        self._basis = basis
        self._layout = layout
        self._force = force
        self._accepted = accepted
        self._tally = Tally()
        self._in_a_row = 0

    def execute(self, handed: Sequence[Handed], engine: Engine, watcher: Watcher) -> Tally:
        """Grade; when this ends, in whatever way, what was graded is stored.

        Raises:
            AuthorError: the course is broken.
            SandboxError: nothing can be graded any more.
            GradebookError: a result cannot be stored.
        """
        for job, marked in engine.run(self._missing(handed, watcher)):
            attempt = self._attempt(job, marked)
            self._gradebook.record(attempt, accepted=self._accepted)
            self._count(job, attempt, is_damaged=marked.is_damaged)
            watcher.graded(job.handed, attempt)
            if self._in_a_row == MAX_IN_A_ROW:
                raise self._given_up(attempt, len(handed))
        return self._tally

    def _count(self, job: Job, attempt: Attempt, *, is_damaged: bool) -> None:
        """Note what came of a job; a damaged download tells nothing of the machine."""
        if attempt.is_graded:
            self._tally.graded += 1
            self._in_a_row = 0
            return
        self._tally.not_graded.append(job.handed.students[0].key)
        self._in_a_row += not is_damaged

    def _given_up(self, attempt: Attempt, count: int) -> SandboxError:
        """What ends a run of so many: many in a row that cannot be judged are no accident."""
        return SandboxError(
            f"{MAX_IN_A_ROW} submissions in a row could not be judged ({_why(attempt)}); "
            f"{count - self._tally.reached} of {count} were not reached; "
            "what was graded is kept, run again when that is mended"
        )

    def _missing(self, handed: Iterable[Handed], watcher: Watcher) -> Iterator[Job]:
        coming = iter(handed)
        while some := list(itertools.islice(coming, AT_A_TIME)):
            jobs = [self.job(one) for one in some]
            there = set() if self._force else self._there(jobs)
            self._gradebook.know(
                student for job in jobs if job.work in there for student in job.handed.students
            )
            for job in jobs:
                if job.work in there:
                    self._tally.kept += 1
                    watcher.kept(job.handed)
                else:
                    yield job

    def _there(self, jobs: Sequence[Job]) -> set[str]:
        """The works among them that need not be graded."""
        works = [job.work for job in jobs]
        if not self._accepted:
            return set(self._gradebook.attempted(works))
        graded = self._gradebook.graded(works)
        return {
            job.work
            for job in jobs
            if all((job.work, student.key) in graded for student in job.handed.students)
        }

    def job(self, handed: Handed) -> Job:
        """What is to be done for a submission."""
        submission = hashing.of_submission(handed, self._source)
        basis = self._basis
        work = hashing.of_work(handed, submission, basis.course, basis.environment)
        return Job(handed, submission, work)

    def _attempt(self, job: Job, marked: Marked) -> Attempt:
        handed = job.handed
        return Attempt(
            students=handed.students,
            work=job.work,
            submission=job.submission,
            course=self._basis.course,
            environment=self._basis.environment,
            report=marked.report,
            is_late=handed.late,
            handed_at=handed.at,
            source=str(self._source.path.resolve()),
            layout=self._layout,
            notes=marked.notes,
            superseded=handed.superseded,
            graded_at=datetime.datetime.now(datetime.timezone.utc),
        )


def _why(attempt: Attempt) -> str:
    """What the first check that could not be judged says."""
    checks = (check for e in attempt.report["exercises"] for check in e["checks"])
    messages = (c["message"] or "" for c in checks if c["verdict"] == "not_graded")
    return next(messages, "").removeprefix("Not graded: ").rstrip(".")
