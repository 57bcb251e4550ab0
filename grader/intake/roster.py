"""The roster: who is in the class, whether or not they handed in."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One line of a roster: the student, and all that they may be called elsewhere."""

    student: Student
    called: frozenset[str]


def read_roster(path: Path) -> list[Enrolled]:
    """The students of a CSV file with a header.

    The first column that names a student uniquely (`KEY_COLUMNS`, in that order) is the key; every
    other cell may be what the platform calls them.

    Raises:
        SubmissionError: it cannot be read, has no such column, or names a student twice.
    """
    text = read(path, shown(path), MAX_BYTES).decode("utf-8-sig", errors="replace")
    try:
        rows = csv.DictReader(text.splitlines(keepends=True), strict=True)
        columns = {(name or "").strip().casefold(): name for name in rows.fieldnames or ()}
        key = next((columns[name] for name in KEY_COLUMNS if name in columns), None)
        if key is None:
            raise SubmissionError(
                f"{shown(path)}: no column names the students; call one of them student"
            )
        enrolled = [_enrolled(row, key, columns) for row in rows if (row[key] or "").strip()]
    except csv.Error as error:
        raise SubmissionError(f"{shown(path)}: line {rows.line_num}: {error}") from None
    _refuse_twins(path, enrolled)
    return enrolled


def _enrolled(
    row: Mapping[str | None, str | None], key: str, columns: Mapping[str, str]
) -> Enrolled:
    cells = [composed(value.strip()) for value in row.values() if isinstance(value, str)]
    name = _first(row, columns, NAME_COLUMNS)
    if not name:
        name = f"{_first(row, columns, FIRST)} {_first(row, columns, LAST)}".strip()
    student = Student(composed((row[key] or "").strip()), name)
    return Enrolled(student, frozenset(cell.casefold() for cell in (*cells, name) if cell))


def _first(
    row: Mapping[str | None, str | None], columns: Mapping[str, str], names: Sequence[str]
) -> str:
    cells = (row[columns[name]] for name in names if name in columns)
    return composed(next((cell.strip() for cell in cells if cell), ""))


def _refuse_twins(path: Path, enrolled: Sequence[Enrolled]) -> None:
    seen = set()
    for one in enrolled:
        if one.student.key in seen:
            raise SubmissionError(f"{shown(path)}: names {shown(one.student.key)} twice")
        seen.add(one.student.key)


def absent(enrolled: Iterable[Enrolled], handed: Iterable[Handed]) -> list[Handed]:
    """An empty submission for everybody on the roster who has handed in nothing."""
    known = {called for one in handed for student in one.students for called in _calls(student)}
    return [
        Handed((one.student,), (), notes=("Nothing was handed in.",))
        for one in enrolled
        if not one.called & known
    ]


def strangers(enrolled: Iterable[Enrolled], handed: Iterable[Handed]) -> list[Student]:
    """Who has handed in and is not on the roster."""
    known = {called for one in enrolled for called in one.called}
    students = (student for one in handed for student in one.students)
    return [student for student in students if not _calls(student) & known]


def _calls(student: Student) -> set[str]:
    called = {student.key, student.name, *student.ids.values()} - {""}
    return {text.casefold() for text in called}
