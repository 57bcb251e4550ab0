"""A report as rows, one for each check: what platforms show of it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from grader.publishing.telling import of_hidden, with_titles

Told = Literal["sum", "each"]
"""Hidden checks: their sum for each exercise, or each by itself."""

SAID_BY_ITSELF = frozenset({"pass"})
NOT_JUDGED = "It could not be judged."


@dataclass(frozen=True, slots=True)
class Row:
    """What a student may read of a check, or of the hidden checks of an exercise.

    Attributes:
        exercise: its id.
        check: the check's id; empty for a sum.
        number: its place, as in "7.2".
        title: the sentence that says what is asked.
        verdict: the check's; of a sum "pass", "fail" or "not_graded".
        points: what it earned; 0 where it could not be judged.
        max_points: what it is worth.
        text: what went wrong and what to do; lines.
        is_hidden: whether it is of hidden checks.
    """

    exercise: str
    check: str
    number: str
    title: str
    verdict: str
    points: float
    max_points: float
    text: str
    is_hidden: bool

    @property
    def name(self) -> str:
        """The exercise and what is asked, on one line."""
        return f"{self.exercise}: {self.title}"

    @property
    def is_judged(self) -> bool:
        """Whether its points are known."""
        return self.verdict != "not_graded"


def rows(report: Mapping[str, Any], hidden: Told = "sum") -> list[Row]:
    """The rows of a report in its order; what hidden checks print or expect is in none."""
    return [
        row
        for number, exercise in enumerate(report.get("exercises", ()), 1)
        for row in _of_exercise(exercise, number, hidden)
    ]


def _of_exercise(exercise: Mapping[str, Any], number: int, hidden: Told) -> Iterator[Row]:
    checks = with_titles(exercise["checks"])
    shown = [check for check in checks if hidden == "each" or check["visibility"] == "visible"]
    first = next((check for check in shown if check["visibility"] == "visible"), None)
    for place, check in enumerate(shown, 1):
        message = exercise["message"] or "" if check is first else ""
        text = _of_hidden(check) if check["visibility"] == "hidden" else _text(check, message)
        yield _row(exercise["id"], check, f"{number}.{place}", text)
    one = of_hidden(exercise) if hidden == "sum" else None
    if one is not None:
        points = (one.points, one.max_points)
        at = f"{number}.{len(shown) + 1}"
        yield Row(exercise["id"], "", at, one.title, one.verdict, *points, "", is_hidden=True)


def _row(exercise: str, check: Mapping[str, Any], number: str, text: str) -> Row:
    return Row(
        exercise,
        check["id"],
        number,
        check["title"],
        check["verdict"],
        float(check["points"]),
        float(check["max_points"]),
        text,
        check["visibility"] == "hidden",
    )


def _text(check: Mapping[str, Any], message: str) -> str:
    """What concerns the whole file stands with its first visible check."""
    of_check = "" if check["verdict"] in SAID_BY_ITSELF else check["message"] or ""
    verdict = check["verdict"].replace("_", " ")
    lines = [*dict.fromkeys([*message.splitlines(), *of_check.splitlines()])]
    if not lines and check["verdict"] not in SAID_BY_ITSELF:
        lines = [f"{verdict}."]
    return "\n".join(lines)


def _of_hidden(check: Mapping[str, Any]) -> str:
    """Of a hidden check's message its mistake alone: the rest may hold what it asks and expects."""
    if check["verdict"] == "pass":
        return ""
    if check["verdict"] == "not_graded":
        return NOT_JUDGED
    lines = [f"{check['verdict'].replace('_', ' ').capitalize()}."]
    if check.get("mistake") and check["message"]:
        lines.append(check["message"].splitlines()[-1])
    return "\n".join(lines)
