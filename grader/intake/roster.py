"""The roster: who is in the class, whether or not they handed in."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from grader.errors import SubmissionError
from grader.files import read, shown
from grader.intake.handed import Handed, Student
from grader.intake.source import composed

MAX_BYTES = 64 << 20
DELIMITERS = (",", ";", "\t")
KEY_COLUMNS = (
    *("student", "key", "student_id", "id", "user id", "sis user id", "sis login id", "username"),
    *("user name", "login", "email", "email address", "sid", "orgdefinedid", "identifier"),
    *("id number", "student number"),
)
NAME_COLUMNS = (
    *("name", "full name", "student name", "vollständiger name", "nom complet"),
    *("nombre completo", "nome completo", "volledige naam"),
)
FIRST, LAST = ("first name", "first_name"), ("last name", "last_name", "surname")
CANVAS = {"student", "id", "sis login id"}
"""What the header of Canvas's gradebook has; there `student` is the name, and `id` the key."""

MOODLE = ("identifier", "id", "identifiant", "identificador", "identificativo", "identificatie")
"""How the first column of Moodle's worksheet is called; it holds `Participant 123` for 123."""

PARTICIPANT = re.compile(r"\D+\s(?P<number>\d+)")
ID_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "sis_user_id": ("sis user id",),
    "sis_login_id": ("sis login id",),
    "username": ("username", "user name", "login"),
    "email": (
        *("email", "email address", "e-mail", "e-mail address", "e-mail-adresse", "e-mailadres"),
        *("adresse de courriel", "dirección de correo", "indirizzo email", "endereço de e-mail"),
    ),
    "sid": ("sid",),
    "orgdefinedid": ("orgdefinedid",),
}


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One line of a roster: the student, and all that they may be called elsewhere, casefolded."""

    student: Student
    called: frozenset[str]


def read_roster(path: Path) -> list[Enrolled]:
    """The students of a CSV file with a header; the gradebook that Canvas exports is one.

    The first column that names a student uniquely (`KEY_COLUMNS`, in that order) is the key. Of
    Moodle's worksheet it is the participant's number.

    Raises:
        SubmissionError: it cannot be read, has no such column, names a student twice, or has a
            line that names nobody.
    """
    text = _text(path)
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        columns = _Columns(rows.fieldnames or ())
        if columns.key is None:
            raise SubmissionError(
                f"{shown(path)}: no column names the students; call one of them student"
            )
        enrolled = list(_students(path, rows, columns))
    except csv.Error as error:
        raise SubmissionError(f"{shown(path)}: line {rows.line_num}: {error}") from None
    _refuse_twins(path, enrolled)
    return enrolled


def _text(path: Path) -> str:
    """What the file says: UTF-8, or UTF-16 with its mark, as spreadsheets save it."""
    data = read(path, shown(path), MAX_BYTES)
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        raise SubmissionError(f"{shown(path)}: not UTF-8; save it as CSV in UTF-8") from None


Row = Mapping[str | None, str | list[str] | None]


class _Columns:
    """Which column of a roster is which."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_name = {(name or "").strip().casefold(): name for name in names}
        self.is_canvas = self._by_name.keys() >= CANVAS
        first = next(iter(self._by_name), "")
        self._participant = first if first in MOODLE and not self.is_canvas else None
        keys = ("id",) if self.is_canvas else KEY_COLUMNS
        named = (name for name in keys if name in self._by_name)
        self.key = next(named, self._participant)
        self.names = ("student",) if self.is_canvas else NAME_COLUMNS
        self.ids = {**ID_COLUMNS, "canvas": ("id",) if self.is_canvas else ()}

    def cell(self, row: Row, *names: str) -> str:
        """What stands in the first of these columns that holds something."""
        cells = (_plain(row[self._by_name[name]]) for name in names if name in self._by_name)
        return next((cell for cell in cells if cell), "")

    def participant(self, row: Row) -> str:
        """The number in the first column of Moodle's worksheet; elsewhere nothing."""
        found = PARTICIPANT.fullmatch(self.cell(row, self._participant or ""))
        return found["number"] if found else ""

    def key_of(self, row: Row) -> str:
        """What names the student."""
        assert self.key is not None
        return self.participant(row) or self.cell(row, self.key)


def _plain(cell: str | list[str] | None) -> str:
    """What stands in a cell; a line that is too long has a list of those beyond."""
    return composed((" ".join(cell) if isinstance(cell, list) else cell or "").strip())


def _students(path: Path, rows: csv.DictReader[str], columns: _Columns) -> Iterator[Enrolled]:
    """Those of the lines that name one; Canvas has lines of points, too."""
    for row in rows:
        if columns.key_of(row):
            yield _enrolled(row, columns)
        elif any(map(_plain, row.values())) and not columns.is_canvas:
            raise SubmissionError(
                f"{shown(path)}: line {rows.line_num}: nothing in the column {columns.key}; "
                "say whose line it is, or take it out"
            )


def _enrolled(row: Row, columns: _Columns) -> Enrolled:
    spoken = f"{columns.cell(row, *FIRST)} {columns.cell(row, *LAST)}".strip()
    name = columns.cell(row, *columns.names) or spoken
    ids = {kind: columns.cell(row, *names) for kind, names in columns.ids.items()}
    ids["moodle"] = columns.participant(row)
    student = Student(columns.key_of(row), name, {kind: id for kind, id in ids.items() if id})
    cells = {columns.cell(row, name) for name in KEY_COLUMNS}
    return Enrolled(student, _calls(student) | _casefolded(cells | {spoken}))


def _refuse_twins(path: Path, enrolled: Sequence[Enrolled]) -> None:
    for key, count in Counter(one.student.key for one in enrolled).items():
        if count > 1:
            raise SubmissionError(f"{shown(path)}: names {shown(key)} twice")


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
    """The class, its students with the names and ids that the roster adds.

    A student is the one of the same key; who is left on both sides is known by what only one of
    the roster and only one of those who handed in are called.
    """
    students = [student for one in handed for student in one.students]
    found = _matched(enrolled, students)
    there = {one.student.key for one in found.values()}
    return Class(
        [_known_better(one, found) for one in handed]
        + [_absent(one) for one in enrolled if one.student.key not in there],
        [student for student in students if student.key not in found],
    )


def _matched(enrolled: Sequence[Enrolled], students: Sequence[Student]) -> dict[str, Enrolled]:
    """By the keys of those who handed in, their lines of the roster; each line once."""
    by_key = {one.student.key: one for one in enrolled}
    found = {student.key: by_key[student.key] for student in students if student.key in by_key}
    by_call = _only_one({one.student.key: one.called for one in enrolled})
    called = _only_one({student.key: _calls(student) for student in students})
    pairs = {
        (key, by_call[call])
        for call, key in called.items()
        if call in by_call and key not in found and by_call[call] not in found
    }
    keys, lines = (Counter(side) for side in zip(*pairs, strict=True)) if pairs else ({}, {})
    clear = {key: by_key[line] for key, line in pairs if keys[key] == lines[line] == 1}
    return {**found, **clear}


def _only_one(called: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Whose each name is; what two are called alike says of neither who it is."""
    counts = Counter(call for calls in called.values() for call in calls)
    return {call: key for key, calls in called.items() for call in calls if counts[call] == 1}


def _known_better(handed: Handed, found: Mapping[str, Enrolled]) -> Handed:
    return replace(handed, students=tuple(_merged(s, found.get(s.key)) for s in handed.students))


def _merged(student: Student, enrolled: Enrolled | None) -> Student:
    if enrolled is None:
        return student
    more = enrolled.student
    return Student(student.key, more.name or student.name, {**more.ids, **student.ids})


def _absent(enrolled: Enrolled) -> Handed:
    return Handed((enrolled.student,), (), notes=("Nothing was handed in.",))


def _calls(student: Student) -> frozenset[str]:
    """All that a student may be called, casefolded: `Doe, Jane` is Jane Doe, too."""
    last, comma, first = student.name.partition(",")
    turned = f"{first} {last}" if comma else ""
    return _casefolded({student.key, student.name, turned, *student.ids.values()})


def _casefolded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(name.casefold().split()) for name in names) - {""}
