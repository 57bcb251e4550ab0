"""The roster: who is in the class, as a CSV file says."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.errors import SubmissionError
from grader.files import read, shown
from grader.intake.handed import Student
from grader.intake.source import composed

MAX_BYTES = 64 << 20
DELIMITERS = (",", ";", "\t")
KEY_COLUMNS = (
    *("student", "key", "student_id", "id", "user id", "sis user id", "sis login id", "username"),
    *("user name", "login", "email", "email address", "sid", "orgdefinedid", "identifier"),
    *("id number", "student number"),
)
FULL_NAMES = (
    *("full name", "vollständiger name", "nom complet", "nombre completo", "nome completo"),
    "volledige naam",
)
NAME_COLUMNS = ("name", "student name", *FULL_NAMES)
FIRST, LAST = ("first name", "first_name"), ("last name", "last_name", "surname")
CANVAS = {"student", "id", "sis login id"}
"""What the header of Canvas's gradebook has; there `student` is the name, and `id` the key."""

MOODLE = ("identifier", "id", "identifiant", "identificador", "identificativo", "identificatie")
"""How the first column of Moodle's worksheet is called; it holds `Participant 123` for 123.

`id` is so called elsewhere, too: Moodle's has a column of full names.
"""

BRIGHTSPACE = ("orgdefinedid", "username")
"""The columns of Brightspace's export in which a `#`, for spreadsheets, stands before each id."""

PARTICIPANT = re.compile(
    r"(?:\D+\s|participante?|teilnehmer/in|partecipante|deelnemer)(?P<number>\d+)", re.IGNORECASE
)
"""English alone has a blank before the number; without one only Moodle's own words tell it."""

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
CHOSEN = ("student", "key")
"""The columns whose keys are the students' in the gradebook, whatever else they are."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One line of a roster.

    Attributes:
        student: who it is.
        column: the column of the key, as the file calls it.
        kind: what kind of id the key is: one of those in `student.ids`, "chosen" for the key that
            the students are to have, or "unknown".
        called: all that they may be called elsewhere, casefolded.
    """

    student: Student
    column: str
    kind: str
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
    try:
        stream = io.StringIO(text, newline="")
        rows = csv.DictReader(stream, delimiter=delimiter_of(text), strict=True)
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


def delimiter_of(text: str) -> str:
    """What stands most often in the header; spreadsheets write what their language has."""
    return max(DELIMITERS, key=text.partition("\n")[0].count)


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
        self._participant = None if self.is_canvas else self._column_of_participants()
        keys = ("id",) if self.is_canvas else KEY_COLUMNS
        named = (name for name in keys if name in self._by_name)
        self.key = next(named, self._participant)
        self.names = ("student",) if self.is_canvas else NAME_COLUMNS
        self.ids = {**ID_COLUMNS, "canvas": ("id",) if self.is_canvas else ()}
        self._marked = BRIGHTSPACE if "orgdefinedid" in self._by_name else ()

    def _column_of_participants(self) -> str | None:
        first = next(iter(self._by_name), "")
        has_names = not self._by_name.keys().isdisjoint(FULL_NAMES)
        return first if first in MOODLE and (first != "id" or has_names) else None

    @property
    def column(self) -> str:
        """The column of the keys, as the file calls it."""
        return self._by_name[self.key or ""].strip()

    @property
    def kind(self) -> str:
        """What kind of id the keys are; see `Enrolled`."""
        if self.key == self._participant:
            return "moodle"
        kinds = (kind for kind, names in self.ids.items() if self.key in names)
        return next(kinds, "chosen" if self.key in CHOSEN else "unknown")

    def cell(self, row: Row, *names: str) -> str:
        """What stands in the first of these columns that holds something."""
        cells = (self._text(row, name) for name in names if name in self._by_name)
        return next((cell for cell in cells if cell), "")

    def _text(self, row: Row, name: str) -> str:
        text = _plain(row[self._by_name[name]])
        return text.removeprefix("#") if name in self._marked else text

    def participant(self, row: Row) -> str:
        """The number in the first column of Moodle's worksheet; elsewhere nothing."""
        found = PARTICIPANT.fullmatch(self.cell(row, self._participant or ""))
        return found["number"] if found else ""

    def is_of_points(self, row: Row) -> bool:
        """Whether it is one of Canvas's lines about the columns: they are indented, or nameless."""
        name = row[self._by_name["student"]] if self.is_canvas else "a name"
        return not name or str(name).startswith(" ")

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
        elif any(map(_plain, row.values())) and not columns.is_of_points(row):
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
    called = calls(student) | casefolded(cells | {spoken})
    return Enrolled(student, columns.column, columns.kind, called)


def _refuse_twins(path: Path, enrolled: Sequence[Enrolled]) -> None:
    for key, count in Counter(one.student.key for one in enrolled).items():
        if count > 1:
            raise SubmissionError(f"{shown(path)}: names {shown(key)} twice")


def calls(student: Student) -> frozenset[str]:
    """All that a student may be called, casefolded: `Doe, Jane` is Jane Doe, too."""
    last, comma, first = student.name.partition(",")
    turned = f"{first} {last}" if comma else ""
    return casefolded({student.key, student.name, turned, *student.ids.values()})


def casefolded(names: Iterable[str]) -> frozenset[str]:
    """The names as they are compared."""
    return frozenset(" ".join(name.casefold().split()) for name in names) - {""}
