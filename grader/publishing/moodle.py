"""Moodle's grading worksheet: downloaded, filled in, and uploaded again.

Moodle finds its columns by their headers in the language of whoever uploads, and the student by the
number at the end of the first column. So nothing but two cells of a row is changed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.errors import SubmissionError
from grader.escaping import for_csv, for_line
from grader.files import read, shown
from grader.gradebook.store import Grade
from grader.publishing.feedback import in_brief
from grader.publishing.tables import score

MAX_BYTES = 64 << 20
GRADE = ("Grade", "Bewertung", "Note", "Calificación", "Nota", "Valutazione", "Cijfer", "Ocena")
MAXIMUM = ("Maximum Grade", "Bestwertung", "Note maximale", "Calificación máxima")
FEEDBACK = ("Feedback comments", "Feedback als Kommentar", "Commentaires de feedback")
CHANGEABLE = ("Grade can be changed",)
NUMBER = re.compile(r"(\d+)\s*$")


@dataclass(slots=True)
class Worksheet:
    """A worksheet that has been filled in.

    Attributes:
        text: for the file.
        filled: the keys of students whose row was found.
        locked: those whose grade Moodle does not let change.
    """

    text: str
    filled: set[str] = field(default_factory=set)
    locked: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Columns:
    grade: int
    feedback: int | None
    maximum: int | None
    changeable: int | None


@dataclass(frozen=True, slots=True)
class _Entry:
    """What goes into a row."""

    key: str
    points: float
    most: float
    feedback: str


def fill(path: Path, grades: Iterable[Grade], grade_column: str | None) -> Worksheet:
    """The worksheet with grades and feedback; a grade that is not known leaves its row as it is.

    Args:
        path: as it was downloaded.
        grades: those that count.
        grade_column: the header of the column for grades; None to know it by its name.

    Raises:
        SubmissionError: it is no such worksheet.
    """
    text = read(path, shown(path), MAX_BYTES).decode("utf-8-sig", errors="replace")
    try:
        header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    except (csv.Error, ValueError) as error:
        raise SubmissionError(f"{shown(path)}: not a grading worksheet: {error}") from None
    columns = _columns(path, header, grade_column)
    entries = dict(_entries(grades))
    sheet = Worksheet("")
    for row in rows:
        row += [""] * (len(header) - len(row))
        _fill_row(row, columns, entries, sheet)
    sheet.text = _written([header, *rows], text)
    return sheet


def _entries(grades: Iterable[Grade]) -> Iterator[tuple[str, _Entry]]:
    """By the number that Moodle gives to who takes part."""
    for grade in grades:
        points, key = score(grade), grade.student.key
        if points is not None:
            most = float(grade.attempt.report["max_score"])
            yield grade.student.ids.get("moodle", key), _Entry(key, points, most, in_brief(grade))


def _columns(path: Path, header: Sequence[str], grade_column: str | None) -> _Columns:
    names = [name.strip() for name in header]
    grade = _index(names, (grade_column,) if grade_column else GRADE)
    if grade is None:
        raise SubmissionError(
            f"{shown(path)}: no column {grade_column or GRADE[0]!r}; name that of the grades with "
            f"--grade-column, one of {', '.join(for_line(name) for name in names)}"
        )
    return _Columns(
        grade, _index(names, FEEDBACK), _index(names, MAXIMUM), _index(names, CHANGEABLE)
    )


def _index(names: Sequence[str], wanted: Iterable[str]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _fill_row(
    row: list[str], columns: _Columns, entries: Mapping[str, _Entry], sheet: Worksheet
) -> None:
    number = NUMBER.search(row[0])
    entry = entries.get(number[1]) if number else None
    if entry is None:
        return
    if columns.changeable is not None and row[columns.changeable].strip() == "No":
        sheet.locked.append(entry.key)
        return
    row[columns.grade] = _scaled(entry, row, columns)
    if columns.feedback is not None:
        row[columns.feedback] = for_csv(entry.feedback)
    sheet.filled.add(entry.key)


def _scaled(entry: _Entry, row: Sequence[str], columns: _Columns) -> str:
    """The points on Moodle's scale, with the decimal mark that the worksheet has."""
    told = row[columns.maximum].strip() if columns.maximum is not None else ""
    maximum = _number(told)
    points, most = entry.points, entry.most
    scaled = points if maximum is None or not most else points / most * maximum
    text = f"{scaled:.2f}"
    return text.replace(".", ",") if "," in told else text


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _written(rows: Iterable[Sequence[str]], before: str) -> str:
    """As Moodle writes it: a mark of UTF-8, and the ends of lines that it had."""
    stream = io.StringIO(newline="")
    ends = "\r\n" if "\r\n" in before else "\n"
    csv.writer(stream, lineterminator=ends).writerows(rows)
    return "\ufeff" + stream.getvalue()
