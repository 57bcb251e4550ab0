"""The instructor's page: one file of HTML that needs nothing else."""

from __future__ import annotations

import statistics as stats
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from grader.escaping import for_html
from grader.gradebook.store import Grade
from grader.intake.handed import Student
from grader.publishing.charts import histogram
from grader.publishing.feedback import file_name
from grader.publishing.rendering import Drawn, environment
from grader.publishing.statistics import Statistics, troubles_in
from grader.publishing.tables import score

Grades = Callable[[], Iterable[Grade]]


@dataclass(frozen=True, slots=True)
class Row:
    """A student in the table."""

    key: str
    name: str
    link: str
    score: float | None
    max_score: float
    late: bool
    mistakes: int
    notes: str


def page(grades: Grades, title: str, made_at: str) -> Iterator[str]:
    """The page, piece by piece.

    Args:
        grades: what counts; gone through twice.
        title: of the page.
        made_at: when it is made.
    """
    found = Statistics()
    for grade in grades():
        found.add(grade)
    template = environment(for_html).get_template("report.html")
    totals = found.totals
    yield from template.generate(
        title=title,
        made_at=made_at,
        found=found,
        mean=stats.fmean(totals) if totals else None,
        median=stats.median(totals) if totals else None,
        deviation=stats.pstdev(totals) if totals else None,
        chart=Drawn(_chart(found) if totals else ""),
        mistakes=sorted(found.mistakes.values(), key=lambda made: -len(made.students)),
        slowest=sorted(found.slowest, key=lambda one: one[:2], reverse=True),
        link=_link,
        rows=map(_row, grades()),
    )


def _chart(found: Statistics) -> str:
    unit = "percent of the points" if found.in_percent else "points"
    return histogram(found.totals, found.max_score, unit)


def _link(student: Student) -> str:
    """To the student's feedback."""
    return f"feedback/{quote(file_name(student))}.html"


def _row(grade: Grade) -> Row:
    attempt = grade.attempt
    checks = ((e["id"], check) for e in attempt.report["exercises"] for check in e["checks"])
    mistakes = {(id, check["mistake"]) for id, check in checks if check["mistake"]}
    return Row(
        grade.student.key,
        grade.student.name,
        _link(grade.student),
        score(grade),
        float(attempt.report["max_score"]),
        attempt.is_late,
        len(mistakes),
        "; ".join([*troubles_in(attempt.report), *attempt.notes]),
    )
