"""Writes a table of grades as CSV, a list of reports as JSON, or a table as Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

from grader.errors import SubmissionError
from grader.gradebook.store import Grade
from grader.publishing.tables import Rows, score
from grader.publishing.telling import known
from grader.replacing import replacing

Grades = Callable[[], Iterable[Grade]]
ROWS_AT_A_TIME = 5_000


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
