"""Reading and writing the gradebook."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from grader.errors import GradebookError
from grader.gradebook.opening import first_line, migrate, options, prepare_sqlite, shown_url
from grader.gradebook.schema import acceptance, attempt, grade, student, taken
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


_GRADES = (
    sa.select(student, attempt)
    .join(grade, grade.c.student_key == student.c.key)
    .join(attempt, attempt.c.id == grade.c.attempt_id)
)


class Gradebook:
    """A database of attempts. Only grows; what counts is what was accepted last.

    Args:
        url: as SQLAlchemy takes it, `sqlite:///gradebook.sqlite` for one. Made or brought up to
            date where needed.

    Raises:
        GradebookError: it cannot be opened, or was made by a newer grader.
    """

    def __init__(self, url: str) -> None:
        try:
            self._engine = sa.create_engine(url, **options(url))
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            raise GradebookError(f"--database {shown_url(url)}: {first_line(error)}") from None
        self._url = url
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", prepare_sqlite)
        try:
            with self._reported():
                migrate(self._engine)
        except BaseException:
            self._engine.dispose()
            raise

    def record(self, attempt_: Attempt, *, accepted: bool = True) -> int:
        """Store an attempt, durably, and return its number.

        Args:
            attempt_: what was graded.
            accepted: whether it counts from now on.
        """
        with self._reported(), self._engine.begin() as connection:
            for one in attempt_.students:
                _upsert(connection, one)
            result = connection.execute(sa.insert(attempt).values(**_row(attempt_)))
            assert result.inserted_primary_key is not None
            number = int(result.inserted_primary_key[0])
            owners = [{"attempt_id": number, "student_key": s.key} for s in attempt_.students]
            connection.execute(sa.insert(taken), owners)
            if accepted:
                connection.execute(sa.insert(acceptance), [_accept(number)])
        return number

    def accept(self, numbers: Sequence[int]) -> None:
        """Make these attempts count, all or none."""
        if numbers:
            with self._reported(), self._engine.begin() as connection:
                connection.execute(sa.insert(acceptance), [_accept(n) for n in numbers])

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

    def sources(self) -> list[str]:
        """Where the files of what counts were, each place once."""
        query = (
            sa.select(attempt.c.source)
            .join(grade, grade.c.attempt_id == attempt.c.id)
            .distinct()
            .order_by(attempt.c.source)
        )
        with self._reported(), self._engine.connect() as connection:
            return [row[0] for row in connection.execute(query)]

    def _in_parts(
        self, query: sa.Select[Any], of: sa.Column[Any], values: Collection[Any]
    ) -> Iterator[Any]:
        """The rows of a query for these values of a column, some values at a time."""
        wanted = sorted(set(values))
        with self._reported(), self._engine.connect() as connection:
            for start in range(0, len(wanted), AT_A_TIME):
                yield from connection.execute(
                    query.where(of.in_(wanted[start : start + AT_A_TIME]))
                )

    def grades(self) -> Iterator[Grade]:
        """What counts, by the students' keys; a few at a time, however many there are."""
        last = None
        while True:
            page = self._page(last)
            yield from page
            if len(page) < AT_A_TIME:
                return
            last = page[-1].student.key

    def _page(self, after: str | None) -> list[Grade]:
        beyond = sa.true() if after is None else student.c.key > after
        query = _GRADES.where(beyond).order_by(student.c.key).limit(AT_A_TIME)
        with self._reported(), self._engine.connect() as connection:
            return [_grade(row) for row in connection.execute(query).mappings()]

    def attempts(self, key: str) -> list[tuple[int, datetime.datetime, float]]:
        """(number, when, score) of all attempts of a student, the oldest first."""
        query = (
            sa.select(attempt.c.id, attempt.c.graded_at, attempt.c.score)
            .join(taken, taken.c.attempt_id == attempt.c.id)
            .where(taken.c.student_key == key)
            .order_by(attempt.c.id)
        )
        with self._reported(), self._engine.connect() as connection:
            return [(row[0], row[1], row[2]) for row in connection.execute(query)]

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextlib.contextmanager
    def _reported(self) -> Iterator[None]:
        """Say of the database's errors where they happened, in one line."""
        try:
            yield
        except SQLAlchemyError as error:
            raise GradebookError(f"{shown_url(self._url)}: {first_line(error)}") from None


def _upsert(connection: sa.Connection, one: Student) -> None:
    """The student as the platform knows them now."""
    values = {"name": one.name, "ids": dict(one.ids)}
    changed = connection.execute(
        sa.update(student).where(student.c.key == one.key).values(**values)
    )
    if changed.rowcount:
        return
    insert = _insert_or_ignore(connection.dialect.name)
    connection.execute(insert.values(key=one.key, **values))


def _insert_or_ignore(dialect: str) -> Any:
    """An insertion that lets another grader's, a moment earlier, stand."""
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_postgresql

        return insert_postgresql(student).on_conflict_do_nothing()
    if dialect == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as insert_sqlite

        return insert_sqlite(student).on_conflict_do_nothing()
    return sa.insert(student)


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
        "notes": list(one.notes),
        "superseded": list(one.superseded),
        "report": report,
    }


def _accept(number: int) -> dict[str, Any]:
    return {"attempt_id": number, "accepted_at": datetime.datetime.now(datetime.timezone.utc)}


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
            notes=tuple(row["notes"]),
            superseded=tuple(row["superseded"]),
            graded_at=row["graded_at"],
        ),
    )
