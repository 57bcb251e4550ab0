"""Grades as tables that platforms import. Each function yields rows of cells, the header first.

A student's text is escaped where a spreadsheet could take it for a formula, except for what the
platform goes by. Where a submission could not be judged in full the grade stays empty.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from grader.escaping import for_csv, for_line
from grader.gradebook.store import Grade
from grader.intake.handed import Student
from grader.publishing.telling import known

Cell = str | int | float | None
Rows = Iterator[list[Cell]]


@dataclass(slots=True)
class Naming:
    """What a table is to say, and what it cannot.

    Attributes:
        title: of the assignment, as the platform calls it.
        left_out: who is not in the table, for the platform could not tell who they are.
    """

    title: str
    left_out: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Versions:
    """By what grades were made; by several after a change of the course.

    Attributes:
        courses: the versions of the course, as hashes.
        maxima: the points that there were to get.
    """

    courses: set[str] = field(default_factory=set)
    maxima: set[float] = field(default_factory=set)

    def noted(self, grades: Iterable[Grade]) -> Iterator[Grade]:
        """The same grades; their versions are noted."""
        for grade in grades:
            self.courses.add(grade.attempt.course)
            self.maxima.add(float(grade.attempt.report["max_score"]))
            yield grade


def score(grade: Grade) -> float | None:
    """The points; None where they are not known."""
    return float(grade.attempt.report["score"]) if grade.attempt.is_graded else None


def plain(grades: Callable[[], Iterable[Grade]], naming: Naming) -> Rows:
    """All there is, a column of points for each exercise."""
    exercises = exercises_of(grades())
    yield [
        *("student", "name", "score", "max_score", "graded", "late", "handed_at", "graded_at"),
        *("isolation", "notes", *exercises),
    ]
    for grade in grades():
        attempt = grade.attempt
        points = {e["id"]: known(e["score"], e["checks"]) for e in attempt.report["exercises"]}
        yield [
            _key(grade.student),
            for_csv(grade.student.name),
            score(grade),
            float(attempt.report["max_score"]),
            "yes" if attempt.is_graded else "no",
            "yes" if attempt.is_late else "no",
            for_csv(attempt.handed_at),
            _in_utc(attempt.graded_at).isoformat(timespec="seconds"),
            str(attempt.report["isolation"]),
            for_csv(" ".join(attempt.notes)),
            *(points.get(exercise) for exercise in exercises),
        ]


def _in_utc(moment: datetime.datetime) -> datetime.datetime:
    """The moment with its offset: SQLite keeps UTC and does not say so, PostgreSQL shifts it."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=datetime.timezone.utc)
    return moment.astimezone(datetime.timezone.utc)


def _key(student: Student) -> str:
    """The key; where it does not show as it is, with a part of its hash: nobody else's looks so."""
    key = student.key
    if for_line(key, len(key)) == key:
        return for_csv(key)
    return f"{for_csv(key)} ({hashlib.sha256(key.encode(errors='replace')).hexdigest()[:8]})"


def exercises_of(grades: Iterable[Grade]) -> list[str]:
    """The exercises that any of the reports has, in the order of the first that has them."""
    found: dict[str, None] = {}
    for grade in grades:
        found.update(dict.fromkeys(e["id"] for e in grade.attempt.report["exercises"]))
    return list(found)


def canvas(grades: Callable[[], Iterable[Grade]], naming: Naming) -> Rows:
    """The gradebook that Canvas imports: it goes by ID, and makes an assignment of a new title."""
    first = next(iter(grades()), None)
    yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", naming.title]
    possible = float(first.attempt.report["max_score"]) if first else None
    yield ["    Points Possible", None, None, None, None, possible]
    for grade in _known(grades(), ("canvas", "sis_user_id", "sis_login_id"), naming):
        ids, name = grade.student.ids, grade.student.name or grade.student.key
        others = [ids.get("sis_user_id"), ids.get("sis_login_id"), None]
        yield [for_csv(name), ids.get("canvas"), *others, score(grade)]


def blackboard(grades: Callable[[], Iterable[Grade]], naming: Naming) -> Rows:
    """What Blackboard's Grade Center takes: it goes by Username."""
    yield ["Username", naming.title]
    for grade in _known(grades(), ("username",), naming):
        yield [grade.student.ids["username"], score(grade)]


def brightspace(grades: Callable[[], Iterable[Grade]], naming: Naming) -> Rows:
    """What Brightspace imports: it goes by OrgDefinedId or Username."""
    title = f"{naming.title} Points Grade"
    yield ["OrgDefinedId", "Username", title, "End-of-Line Indicator"]
    for grade in _known(grades(), ("orgdefinedid", "username"), naming):
        ids = grade.student.ids
        yield [ids.get("orgdefinedid"), ids.get("username"), score(grade), "#"]


def nbgrader(grades: Callable[[], Iterable[Grade]], naming: Naming) -> Rows:
    """The table that `nbgrader export` writes."""
    yield [
        *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
        *("raw_score", "late_submission_penalty", "score", "max_score"),
    ]
    for grade in grades():
        student, report = grade.student, grade.attempt.report
        first, last = _first_and_last(student.name)
        points = score(grade)
        yield [
            for_csv(naming.title),
            None,
            for_csv(grade.attempt.handed_at),
            student.ids.get("nbgrader", student.key),
            for_csv(last),
            for_csv(first),
            for_csv(student.ids.get("email", "")),
            points,
            0.0,
            points,
            float(report["max_score"]),
        ]


def _first_and_last(name: str) -> tuple[str, str]:
    if "," in name:
        last, _, first = name.partition(",")
    else:
        first, _, last = name.rpartition(" ")
    return first.strip(), last.strip()


def _known(grades: Iterable[Grade], ids: tuple[str, ...], naming: Naming) -> Iterator[Grade]:
    """Those of whom the platform knows the student by one of these ids; the others are noted."""
    for grade in grades:
        if any(grade.student.ids.get(id) for id in ids):
            yield grade
        else:
            naming.left_out.append(grade.student.key)
