"""Reading and writing the gradebook."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from grader.errors import GradebookError
from grader.gradebook.counting import accept, depart, judged
from grader.gradebook.opening import engine_for, file_of, migrate, reported, shown_url
from grader.gradebook.schema import attempt, grade, student, taken
from grader.gradebook.students import changed, upsert
from grader.intake.handed import Student

AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Attempt:
    """One grading of one submission.

    Attributes:
        students: whose it is.
        work: hash of all that the result depends on: submission, course, environment, options.
        submission: hash of the files; `course` and `environment` likewise.
        report: as `grade --json --all` prints it.
        is_late: whether the platform marks it so.
        handed_at: when it was handed in, as the platform states it.
        source: where the files were.
        layout: how they were laid out there, one of `LAYOUTS`.
        notes: what the instructor should know, a sentence each.
        superseded: how earlier attempts are called.
        graded_at: when it was graded.
    """

    students: tuple[Student, ...]
    work: str
    submission: str
    course: str
    environment: str
    report: Mapping[str, Any]
    is_late: bool
    handed_at: str
    source: str
    layout: str
    notes: tuple[str, ...]
    superseded: tuple[str, ...]
    graded_at: datetime.datetime

    @property
    def is_graded(self) -> bool:
        """Whether every check could be judged."""
        exercises = self.report["exercises"]
        return not any(c["verdict"] == "not_graded" for e in exercises for c in e["checks"])


@dataclass(frozen=True, slots=True)
class Grade:
    """What counts for a student now."""

    student: Student
    attempt_id: int
    attempt: Attempt


@dataclass(frozen=True, slots=True)
class Origin:
    """Where submissions came from: the place, and how they were laid out there."""

    source: str
    layout: str


_GRADES = (
    sa.select(student, attempt)
    .join(grade, grade.c.student_key == student.c.key)
    .join(attempt, attempt.c.id == grade.c.attempt_id)
)


class Gradebook:
    """A database of attempts. Only grows; what counts is what was accepted last.

    Args:
        url: as SQLAlchemy takes it, `sqlite:///gradebook.sqlite` for one. Brought up to date where
            needed.
        make: whether to make it where there is none.

    Raises:
        GradebookError: it cannot be opened, is not there, or was made by a newer grader.
    """

    def __init__(self, url: str | sa.URL, *, make: bool = True) -> None:
        self._engine = engine_for(url)
        self._url = self._engine.url
        try:
            with reported(self._url):
                migrate(self._engine, make=make)
            self._file = self._on_disk()
        except BaseException:
            self._engine.dispose()
            raise

    def record(self, attempt_: Attempt, *, accepted: bool = True) -> int:
        """Store an attempt, durably, and return its number.

        Args:
            attempt_: what was graded.
            accepted: whether it counts from now on. One that could not be judged does not for
                students who have a grade that could.

        Raises:
            GradebookError: it cannot be stored, or the database has been deleted or replaced.
        """
        with reported(self._url), self._engine.begin() as connection:
            upsert(connection, attempt_.students)
            result = connection.execute(sa.insert(attempt).values(**_row(attempt_)))
            assert result.inserted_primary_key is not None
            number = int(result.inserted_primary_key[0])
            keys = [one.key for one in attempt_.students]
            owners = [{"attempt_id": number, "student_key": key} for key in keys]
            connection.execute(sa.insert(taken), owners)
            if accepted:
                kept = set() if attempt_.is_graded else judged(connection, keys)
                owner = taken.c.student_key
                accept(connection, sa.and_(taken.c.attempt_id == number, ~owner.in_(kept)))
        self._refuse_replacement()
        return number

    def know(self, students: Iterable[Student]) -> None:
        """Store what is new of students whose grade stays: names and ids; what was known stays."""
        with reported(self._url), self._engine.connect() as connection:
            new = changed(connection, students)
        if new:
            with reported(self._url), self._engine.begin() as connection:
                upsert(connection, new)
            self._refuse_replacement()

    def depart(self, became: Mapping[str, str], submission: str) -> dict[str, str]:
        """Let a submission count no more for keys that students had before; it stays stored.

        Args:
            became: by the keys that they had, those that they have now.
            submission: its hash; whatever else counts for such a key is somebody else's.

        Returns:
            Those for whom it counted.
        """
        if not became:
            return {}
        with reported(self._url), self._engine.begin() as connection:
            gone = depart(connection, became, submission)
        self._refuse_replacement()
        return {key: became[key] for key in gone}

    def accept(self, numbers: Sequence[int]) -> None:
        """Make these attempts count, all or none."""
        wanted = sorted(set(numbers))
        with reported(self._url), self._engine.begin() as connection:
            for start in range(0, len(wanted), AT_A_TIME):
                some = wanted[start : start + AT_A_TIME]
                accept(connection, taken.c.attempt_id.in_(some))
        self._refuse_replacement()

    def _on_disk(self) -> tuple[int, int] | None:
        """What tells SQLite's file from another one that takes its place."""
        file = file_of(self._url)
        try:
            status = None if file is None else file.stat()
        except OSError:
            return None
        return None if status is None else (status.st_dev, status.st_ino)

    def _refuse_replacement(self) -> None:
        """What is written to a file that has no name any more is lost."""
        if self._on_disk() != self._file:
            raise GradebookError(
                f"{shown_url(self._url)}: deleted or replaced during the run; "
                "run again, and leave it where it is"
            )

    def graded(self, works: Collection[str]) -> set[tuple[str, str]]:
        """(work, student) of those works that count now and could be judged."""
        query = (
            sa.select(attempt.c.work, grade.c.student_key)
            .join(grade, grade.c.attempt_id == attempt.c.id)
            .where(attempt.c.is_graded)
        )
        return {(work, key) for work, key in self._in_parts(query, attempt.c.work, works)}

    def attempted(self, works: Collection[str]) -> dict[str, int]:
        """The newest attempt at each of those works that could be judged; it need not count."""
        query = (
            sa.select(attempt.c.work, sa.func.max(attempt.c.id))
            .where(attempt.c.is_graded)
            .group_by(attempt.c.work)
        )
        return dict(self._in_parts(query, attempt.c.work, works))

    def attempts_of(self, numbers: Collection[int]) -> dict[int, Mapping[str, Any]]:
        """The reports of those attempts."""
        query = sa.select(attempt.c.id, attempt.c.report)
        return dict(self._in_parts(query, attempt.c.id, numbers))

    def grades_of(self, keys: Collection[str]) -> dict[str, Grade]:
        """What counts for these students."""
        found = (_grade(row._mapping) for row in self._in_parts(_GRADES, student.c.key, keys))
        return {one.student.key: one for one in found}

    def origins(self) -> list[Origin]:
        """Where the files of what counts were, each place and layout once."""
        query = (
            sa.select(attempt.c.source, attempt.c.layout)
            .join(grade, grade.c.attempt_id == attempt.c.id)
            .distinct()
            .order_by(attempt.c.source, attempt.c.layout)
        )
        with reported(self._url), self._engine.connect() as connection:
            return [Origin(*row) for row in connection.execute(query)]

    def _in_parts(
        self, query: sa.Select[Any], of: sa.Column[Any], values: Collection[Any]
    ) -> Iterator[Any]:
        """The rows of a query for these values of a column, some values at a time."""
        wanted = sorted(set(values))
        with reported(self._url), self._engine.connect() as connection:
            for start in range(0, len(wanted), AT_A_TIME):
                yield from connection.execute(
                    query.where(of.in_(wanted[start : start + AT_A_TIME]))
                )

    def grades(self) -> Iterator[Grade]:
        """What counts, by the students' keys; a few at a time, however many there are."""
        query = _GRADES.order_by(grade.c.student_key).execution_options(yield_per=AT_A_TIME)
        with reported(self._url), self._engine.connect() as connection:
            yield from map(_grade, connection.execute(query).mappings())

    def attempts(self, key: str) -> list[tuple[int, datetime.datetime, float]]:
        """(number, when, score) of all attempts of a student, the oldest first."""
        query = (
            sa.select(attempt.c.id, attempt.c.graded_at, attempt.c.score)
            .join(taken, taken.c.attempt_id == attempt.c.id)
            .where(taken.c.student_key == key)
            .order_by(attempt.c.id)
        )
        with reported(self._url), self._engine.connect() as connection:
            return [(row[0], row[1], row[2]) for row in connection.execute(query)]

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def _row(one: Attempt) -> dict[str, Any]:
    report = one.report
    return {
        "work": one.work,
        "submission": one.submission,
        "course": one.course,
        "environment": one.environment,
        "graded_at": one.graded_at,
        "isolation": report["isolation"],
        "score": report["score"],
        "max_score": report["max_score"],
        "is_graded": one.is_graded,
        "is_late": one.is_late,
        "handed_at": one.handed_at,
        "source": one.source,
        "layout": one.layout,
        "notes": list(one.notes),
        "superseded": list(one.superseded),
        "report": report,
    }


def _grade(row: Mapping[Any, Any]) -> Grade:
    one = Student(row["key"], row["name"], row["ids"])
    return Grade(
        one,
        row["id"],
        Attempt(
            students=(one,),
            work=row["work"],
            submission=row["submission"],
            course=row["course"],
            environment=row["environment"],
            report=row["report"],
            is_late=row["is_late"],
            handed_at=row["handed_at"],
            source=row["source"],
            layout=row["layout"],
            notes=tuple(row["notes"]),
            superseded=tuple(row["superseded"]),
            graded_at=row["graded_at"],
        ),
    )
