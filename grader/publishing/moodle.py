"""Moodle's grading worksheet: downloaded, filled in, and uploaded again.

Moodle finds its columns by their headers in the language of whoever uploads, and the student by the
number at the end of the first column. So nothing but two cells of a row is changed. The order of
the columns is the same in all languages: the maximum follows the grade.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.errors import SubmissionError
from grader.escaping import for_csv, for_line
from grader.files import read, shown
from grader.gradebook.store import Grade
from grader.intake.roster import ID_COLUMNS, delimiter_of
from grader.publishing.feedback import in_brief, is_in_brief
from grader.publishing.tables import score

MAX_BYTES = 64 << 20
GRADE = ("Grade", "Bewertung", "Note", "Calificación", "Nota", "Valutazione", "Cijfer", "Ocena")
FEEDBACK = ("Feedback comments", "Feedback als Kommentar", "Commentaires de feedback")
CHANGEABLE = ("Grade can be changed", "Bewertung kann geändert werden")
LOCKED = ("No", "Nein")
MAXIMUM = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
NUMBER = re.compile(r"(\d+)\s*$")


@dataclass(slots=True)
class Worksheet:
    """A worksheet that has been filled in.

    Attributes:
        text: for the file.
        filled: the keys of students whose row was found.
        locked: those whose grade Moodle does not let change.
        unknown: those whose grade is not known: their rows are as they were.
        commented: those whose row has a comment already: it stays.
        takes_feedback: whether a column for feedback was found.
    """

    text: str
    filled: set[str] = field(default_factory=set)
    locked: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    commented: list[str] = field(default_factory=list)
    takes_feedback: bool = True


@dataclass(frozen=True, slots=True)
class _Columns:
    grade: int
    maximum: int
    feedback: int | None
    changeable: int | None
    address: int | None


@dataclass(frozen=True, slots=True)
class _Entry:
    """What goes into a row."""

    key: str
    points: float | None
    most: float
    feedback: str


def fill(
    path: Path,
    grades: Iterable[Grade],
    grade_column: str | None = None,
    feedback_column: str | None = None,
) -> Worksheet:
    """The worksheet with grades and feedback; a grade that is not known leaves its row as it is.

    Args:
        path: as it was downloaded.
        grades: those that count.
        grade_column: the header of the column for grades; None to know it by its name.
        feedback_column: that of the column for feedback.

    Raises:
        SubmissionError: it is no such worksheet.
    """
    text, header, rows = _read(path)
    columns = _columns(path, header, rows, grade_column, feedback_column)
    entries = _entries(grades)
    sheet = Worksheet("", takes_feedback=columns.feedback is not None)
    for line, row in enumerate(rows, 2):
        if any(row):
            row += [""] * (len(header) - len(row))
            entry = _entry_of(row, columns.address, entries)
            if entry is not None:
                _fill_row(f"{shown(path)}: row {line}", row, columns, entry, sheet)
    sheet.text = _written([header, *rows], text)
    return sheet


def _read(path: Path) -> tuple[str, list[str], list[list[str]]]:
    try:
        text = read(path, shown(path), MAX_BYTES).decode("utf-8-sig")
        stream = io.StringIO(text, newline="")
        lines = list(csv.reader(stream, delimiter=delimiter_of(text), strict=True))
    except UnicodeDecodeError:
        raise SubmissionError(
            f"{shown(path)}: not UTF-8; use the file as Moodle gave it, or save it as UTF-8"
        ) from None
    except csv.Error as error:
        raise SubmissionError(f"{shown(path)}: not a grading worksheet: {error}") from None
    if not lines:
        raise SubmissionError(f"{shown(path)}: empty; download the grading worksheet again")
    return text, lines[0], lines[1:]


def _entries(grades: Iterable[Grade]) -> Mapping[str, _Entry]:
    """By the number that Moodle gives to who takes part, and by e-mail address.

    What two students have in common tells neither who it is.
    """
    found: list[tuple[str, _Entry]] = []
    for grade in grades:
        ids, most = grade.student.ids, float(grade.attempt.report["max_score"])
        entry = _Entry(grade.student.key, score(grade), most, in_brief(grade))
        calls = {ids.get("moodle", ""), ids.get("email", "").casefold()} - {""}
        found += [(call, entry) for call in calls]
    counts = Counter(call for call, _ in found)
    return {call: entry for call, entry in found if counts[call] == 1}


def _entry_of(
    row: Sequence[str], address: int | None, entries: Mapping[str, _Entry]
) -> _Entry | None:
    """A row is found by its number, or by the address in the column of addresses alone.

    What stands in other cells, as a name or a text, may be a student's own choice.
    """
    number = NUMBER.search(row[0])
    if number and number[1] in entries:
        return entries[number[1]]
    return None if address is None else entries.get(row[address].strip().casefold())


def _columns(
    path: Path,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    grade_column: str | None,
    feedback_column: str | None,
) -> _Columns:
    names = [name.strip() for name in header]
    grade = _index(names, (grade_column,) if grade_column else GRADE)
    if grade is None:
        raise SubmissionError(
            f"{shown(path)}: no column {grade_column or GRADE[0]!r}; name that of the grades with "
            f"--grade-column, one of {_listed(names)}"
        )
    if grade + 1 == len(names):
        raise SubmissionError(f"{shown(path)}: no column follows the grades: the maximum should")
    feedback = _index(names, (feedback_column,) if feedback_column else FEEDBACK)
    if feedback_column and feedback is None:
        raise SubmissionError(
            f"{shown(path)}: no column {feedback_column!r}; --feedback-column takes one of "
            f"{_listed(names)}"
        )
    address = _column_of_addresses(names, rows)
    return _Columns(grade, grade + 1, feedback, _index(names, CHANGEABLE), address)


def _column_of_addresses(names: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The one that is called so, else the first that holds nothing but addresses."""
    called = _index([name.casefold() for name in names], ID_COLUMNS["email"])
    if called is not None:
        return called
    for at in range(1, len(names)):
        cells = [row[at] for row in rows if len(row) > at and row[at]]
        if cells and all("@" in cell for cell in cells):
            return at
    return None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(for_line(name) for name in names)


def _index(names: Sequence[str], wanted: Iterable[str]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _fill_row(
    place: str, row: list[str], columns: _Columns, entry: _Entry, sheet: Worksheet
) -> None:
    if entry.points is None:
        sheet.unknown.append(entry.key)
        return
    if columns.changeable is not None and row[columns.changeable].strip() in LOCKED:
        sheet.locked.append(entry.key)
        return
    row[columns.grade] = _scaled(place, entry, row[columns.maximum].strip())
    sheet.filled.add(entry.key)
    if columns.feedback is None:
        return
    if row[columns.feedback] and not is_in_brief(row[columns.feedback]):
        sheet.commented.append(entry.key)
    else:
        row[columns.feedback] = for_csv(entry.feedback)


def _scaled(place: str, entry: _Entry, maximum: str) -> str:
    """The points on Moodle's scale, with the decimal mark that the maximum has.

    Raises:
        SubmissionError: the maximum is no number above 0.
    """
    assert entry.points is not None
    most = float(maximum.replace(",", ".")) if MAXIMUM.fullmatch(maximum) else 0.0
    if not most:
        raise SubmissionError(
            f"{place}: the column after the grade should hold the maximum, and has "
            f"{for_line(maximum)!r}; only assignments that are graded by points can be filled in"
        )
    text = f"{entry.points / entry.most * most if entry.most else 0.0:.2f}"
    return text.replace(".", ",") if "," in maximum else text


def _written(rows: Iterable[Sequence[str]], before: str) -> str:
    """As Moodle writes it: a mark of UTF-8; the delimiter and the ends of lines that it had."""
    stream = io.StringIO(newline="")
    ends = "\r\n" if "\r\n" in before else "\n"
    csv.writer(stream, delimiter=delimiter_of(before), lineterminator=ends).writerows(rows)
    return "\ufeff" + stream.getvalue()
