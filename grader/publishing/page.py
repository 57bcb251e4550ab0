"""The instructor's page: one file of HTML that needs nothing else."""

from __future__ import annotations

import statistics as stats
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import jinja2

from grader.escaping import for_html
from grader.gradebook.store import Grade
from grader.publishing.charts import histogram
from grader.publishing.feedback import TEMPLATES, file_name
from grader.publishing.statistics import Statistics, troubles_in

Grades = Callable[[], Iterable[Grade]]


@dataclass(frozen=True, slots=True)
class Row:
    """A student in the table."""

    key: str
    name: str
    link: str
    score: float | None
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
    template = _environment().get_template("report.html")
    totals = found.totals
    yield from template.generate(
        title=title,
        made_at=made_at,
        found=found,
        mean=stats.fmean(totals) if totals else None,
        median=stats.median(totals) if totals else None,
        deviation=stats.pstdev(totals) if totals else None,
        full=sum(total >= found.max_score for total in totals),
        chart=_Drawn(histogram(totals, found.max_score) if totals else ""),
        mistakes=sorted(found.mistakes.values(), key=lambda made: -len(made.keys)),
        slowest=sorted(found.slowest, reverse=True),
        rows=map(_row, grades()),
        drawn=_Drawn,
    )


def _row(grade: Grade) -> Row:
    attempt = grade.attempt
    checks = [check for e in attempt.report["exercises"] for check in e["checks"]]
    mistakes = {check["mistake"] for check in checks if check["mistake"]}
    return Row(
        grade.student.key,
        grade.student.name,
        f"feedback/{quote(file_name(grade))}.html",
        float(attempt.report["score"]) if attempt.is_graded else None,
        attempt.is_late,
        len(mistakes),
        "; ".join([*troubles_in(attempt.report), *attempt.notes]),
    )


class _Drawn(str):
    """A drawing of ours: shown as it is."""

    __slots__ = ()


def _shown(value: Any) -> str:
    """What stands in a page for a value: escaped, unless it is a drawing."""
    if isinstance(value, _Drawn):
        return value
    return for_html(str(value))


def _number(value: float | None, digits: int = 2) -> str:
    return "–" if value is None or value != value else f"{value:.{digits}f}"


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
        finalize=_shown,
    )
    environment.filters["number"] = _number
    environment.filters["points"] = lambda value: f"{value:g}"
    environment.filters["percent"] = lambda value: f"{100 * value:.0f}%"
    return environment
