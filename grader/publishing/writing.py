"""Writes a table of grades as CSV, a list of reports as JSON, or a table as Parquet."""

from __future__ import annotations

import contextlib
import csv
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from grader.errors import SubmissionError
from grader.files import reason, shown
from grader.gradebook.store import Grade
from grader.publishing.feedback import known
from grader.publishing.tables import Rows, score

Grades = Callable[[], Iterable[Grade]]
ROWS_AT_A_TIME = 5_000


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file to be written; it takes the place of `path` when it is complete, and not before.

    Raises:
        SubmissionError: nothing can be written there.
    """
    try:
        _refuse_place(path)
        with tempfile.TemporaryDirectory(prefix=".grader-", dir=path.parent) as folder:
            made = Path(folder) / path.name
            yield made
            made.replace(path)
    except OSError as error:
        raise SubmissionError(
            f"{shown(path)}: cannot be written: {reason(error)}; mend that or name another place"
        ) from None


def _refuse_place(path: Path) -> None:
    if path.exists() and not path.is_file():
        raise SubmissionError(f"{shown(path)}: a folder or a device; name a file")
    if not path.parent.is_dir():
        raise SubmissionError(
            f"{shown(path)}: no folder {shown(path.parent)}; make it or name another place"
        )


@contextlib.contextmanager
def replacing_text(path: Path) -> Iterator[TextIO]:
    """`replacing`, opened for text; the ends of lines are those that are written."""
    with replacing(path) as made, made.open("w", encoding="utf-8", newline="") as file:
        yield file


def write_csv(rows: Rows, out: TextIO) -> None:
    """RFC 4180, with CR LF."""
    csv.writer(out).writerows(rows)


def write_json(grades: Grades, out: TextIO) -> None:
    """`[{"student": …, "report": …}, …]`, one a line, however many there are."""
    separator = "[\n"
    for grade in grades():
        line = {"student": grade.student.key, "report": grade.attempt.report}
        out.write(separator + json.dumps(line, ensure_ascii=False))
        separator = ",\n"
    out.write("[]\n" if separator == "[\n" else "\n]\n")


def write_parquet(grades: Grades, path: Path) -> None:
    """A row for each check of each student, with the student's total beside it.

    Raises:
        SubmissionError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise SubmissionError(
            "--format parquet: pyarrow is not installed: "
            "pip install 'deep-learning-grader[parquet]'"
        ) from None
    schema = pa.schema(
        [(name, pa.string()) for name in ("student", "name", "exercise", "check", "verdict")]
        + [(name, pa.float64()) for name in ("points", "max_points", "seconds", "score")]
        + [(name, pa.string()) for name in ("mistake", "visibility", "isolation")]
        + [("late", pa.bool_()), ("graded_at", pa.timestamp("us", tz="UTC"))]
    )
    with replacing(path) as made, pq.ParquetWriter(made, schema) as writer:
        rows: list[dict[str, Any]] = []
        for grade in grades():
            rows += _checks(grade)
            if len(rows) >= ROWS_AT_A_TIME:
                writer.write_table(pa.Table.from_pylist(rows, schema=schema))
                rows.clear()
        writer.write_table(pa.Table.from_pylist(rows, schema=schema))


def _checks(grade: Grade) -> list[dict[str, Any]]:
    attempt = grade.attempt
    of_student = {
        "student": grade.student.key,
        "name": grade.student.name,
        "score": score(grade),
        "isolation": attempt.report["isolation"],
        "late": attempt.is_late,
        "graded_at": attempt.graded_at,
    }
    names = ("verdict", "max_points", "seconds", "mistake", "visibility")
    return [
        {**of_student, "exercise": exercise["id"], "check": check["id"]}
        | {name: check[name] for name in names}
        | {"points": known(check["points"], [check])}
        for exercise in attempt.report["exercises"]
        for check in exercise["checks"]
    ]
