"""The roster: who is in the class, whether or not they handed in."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from grader.errors import SubmissionError
from grader.files import read, shown
from grader.intake.handed import Handed, Student
from grader.intake.source import composed

MAX_BYTES = 64 << 20
KEY_COLUMNS = (
    *("student", "key", "student_id", "id", "user id", "sis user id", "sis login id", "username"),
    *("user name", "login", "email", "email address", "sid", "orgdefinedid", "identifier"),
)
NAME_COLUMNS = ("name", "full name", "student name")
FIRST, LAST = ("first name", "first_name"), ("last name", "last_name", "surname")
CANVAS = {"student", "id", "sis login id"}
"""What the header of Canvas's gradebook has; there `student` is the name, and `id` the key."""

ID_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "sis_user_id": ("sis user id",),
    "sis_login_id": ("sis login id",),
    "username": ("username", "user name", "login"),
    "email": ("email", "email address"),
    "sid": ("sid",),
    "orgdefinedid": ("orgdefinedid",),
}


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One line of a roster: the student, and all that they may be called elsewhere."""

    student: Student
    called: frozenset[str]


def read_roster(path: Path) -> list[Enrolled]:
    """The students of a CSV file with a header; the gradebook that Canvas exports is one.

    The first column that names a student uniquely (`KEY_COLUMNS`, in that order) is the key; every
    other cell may be what the platform calls them, unless two students have the same.

    Raises:
        SubmissionError: it cannot be read, has no such column, or names a student twice.
    """
    text = read(path, shown(path), MAX_BYTES).decode("utf-8-sig", errors="replace")
    try:
        rows = csv.DictReader(text.splitlines(keepends=True), strict=True)
        columns = _Columns(rows.fieldnames or ())
        if columns.key is None:
            raise SubmissionError(
                f"{shown(path)}: no column names the students; call one of them student"
            )
        enrolled = [_enrolled(row, columns) for row in rows if columns.cell(row, columns.key)]
    except csv.Error as error:
        raise SubmissionError(f"{shown(path)}: line {rows.line_num}: {error}") from None
    _refuse_twins(path, enrolled)
    return _without_ambiguity(enrolled)


Row = Mapping[str | None, str | None]


class _Columns:
    """Which column of a roster is which."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_name = {(name or "").strip().casefold(): name for name in names}
        is_canvas = self._by_name.keys() >= CANVAS
        keys = ("id",) if is_canvas else KEY_COLUMNS
        self.key = next((name for name in keys if name in self._by_name), None)
        self.names = ("student",) if is_canvas else NAME_COLUMNS
        self.ids = {**ID_COLUMNS, "canvas": ("id",) if is_canvas else ()}

    def cell(self, row: Row, *names: str) -> str:
        """What stands in the first of these columns that holds something."""
        cells = (row[self._by_name[name]] or "" for name in names if name in self._by_name)
        return composed(next((cell.strip() for cell in cells if cell.strip()), ""))


def _enrolled(row: Row, columns: _Columns) -> Enrolled:
    assert columns.key is not None
    name = columns.cell(row, *columns.names)
    if not name:
        name = f"{columns.cell(row, *FIRST)} {columns.cell(row, *LAST)}".strip()
    ids = {kind: columns.cell(row, *names) for kind, names in columns.ids.items()}
    known = {kind: value for kind, value in ids.items() if value}
    cells = [composed(value.strip()) for value in row.values() if isinstance(value, str)]
    student = Student(columns.cell(row, columns.key), name, known)
    return Enrolled(student, frozenset(cell.casefold() for cell in (*cells, name) if cell))


def _refuse_twins(path: Path, enrolled: Sequence[Enrolled]) -> None:
    for key, count in Counter(one.student.key for one in enrolled).items():
        if count > 1:
            raise SubmissionError(f"{shown(path)}: names {shown(key)} twice")


def _without_ambiguity(enrolled: Sequence[Enrolled]) -> list[Enrolled]:
    """What two are called alike says of neither who it is."""
    counts = Counter(called for one in enrolled for called in one.called)
    return [
        replace(one, called=frozenset(called for called in one.called if counts[called] == 1))
        for one in enrolled
    ]


@dataclass(frozen=True, slots=True)
class Class:
    """Who has handed in what, compared with a roster.

    Attributes:
        handed: all submissions, with an empty one for everybody who handed in nothing.
        strangers: who has handed in and is not on the roster.
    """

    handed: list[Handed]
    strangers: list[Student]


def compared(enrolled: Sequence[Enrolled], handed: Sequence[Handed]) -> Class:
    """The class, its students with the names and ids that the roster adds."""
    by_call = {called: one for one in enrolled for called in one.called}
    found: dict[str, Enrolled] = {}
    for student in (student for one in handed for student in one.students):
        matches = {by_call[c].student.key: by_call[c] for c in _calls(student) if c in by_call}
        if len(matches) == 1:
            (found[student.key],) = matches.values()
    there = {one.student.key for one in found.values()}
    return Class(
        [_known_better(one, found) for one in handed]
        + [_absent(one) for one in enrolled if one.student.key not in there],
        [s for one in handed for s in one.students if s.key not in found],
    )


def _known_better(handed: Handed, found: Mapping[str, Enrolled]) -> Handed:
    return replace(handed, students=tuple(_merged(s, found.get(s.key)) for s in handed.students))


def _merged(student: Student, enrolled: Enrolled | None) -> Student:
    if enrolled is None:
        return student
    more = enrolled.student
    return Student(student.key, more.name or student.name, {**more.ids, **student.ids})


def _absent(enrolled: Enrolled) -> Handed:
    return Handed((enrolled.student,), (), notes=("Nothing was handed in.",))


def _calls(student: Student) -> set[str]:
    called = {student.key, student.name, *student.ids.values()} - {""}
    return {text.casefold() for text in called}
