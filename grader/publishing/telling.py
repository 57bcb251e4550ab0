"""What may be told of a report: all but hidden checks, of which the sum of their points. Pure.

What the student's code has printed is left out: it may show the inputs of hidden checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MARKS = {"pass": "✓", "missing": "–", "not_attempted": "–", "skipped": "–", "not_graded": "!"}
FAILED = "✗"
HIDDEN = "hidden-checks"
"""The id of all hidden checks of an exercise together; no function is called that."""
HIDDEN_TITLE = "Checks that are not shown"
BUILDS_ON = re.compile(r"^(It builds on )(\w+)(\.|, which has not passed\.)$", re.MULTILINE)
"""What `checking` says of a check that was not run."""


@dataclass(frozen=True, slots=True)
class Told:
    """Of one exercise, what may be told: visible checks, and the sum of the hidden ones.

    Points that are not known are None.
    """

    id: str
    file: str | None
    score: float | None
    max_score: float
    message: str | None
    checks: Sequence[Mapping[str, Any]]
    hidden: tuple[float | None, float] | None


@dataclass(frozen=True, slots=True)
class Case:
    """A check for programs that know tests, or all hidden checks of an exercise as one.

    `points` are those that count, 0 where they are not known; `text` says why they are not all
    there, in the words of the report.
    """

    id: str
    title: str
    points: float
    max_points: float
    verdict: str
    text: str = ""
    seconds: float = 0.0

    @property
    def is_full(self) -> bool:
        """Whether it has passed and nothing is missing."""
        return self.verdict == "pass" and self.points >= self.max_points


def told(report: Mapping[str, Any]) -> list[Told]:
    """The exercises of a report, without what is hidden."""
    return [_told(exercise) for exercise in report["exercises"]]


def _told(exercise: Mapping[str, Any]) -> Told:
    checks = exercise["checks"]
    hidden = [check for check in checks if is_hidden(check)]
    return Told(
        exercise["id"],
        exercise["file"],
        known(exercise["score"], checks),
        exercise["max_score"],
        exercise["message"],
        [check for check in with_titles(checks) if not is_hidden(check)],
        (known(_sum(hidden), hidden), sum(c["max_points"] for c in hidden)) if hidden else None,
    )


def with_titles(checks: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The checks of an exercise, where they build on visible ones by title: for who sees no ids."""
    titles = {check["id"]: quoted(check["title"]) for check in checks if not is_hidden(check)}

    def told(line: re.Match[str]) -> str:
        return line[1] + titles.get(line[2], line[2]) + line[3]

    return [
        {**check, "message": BUILDS_ON.sub(told, check["message"])} if check["message"] else check
        for check in checks
    ]


def quoted(title: str) -> str:
    """A check's title within a sentence."""
    return f'"{title.rstrip(".")}"'


def is_hidden(check: Mapping[str, Any]) -> bool:
    """Whether nothing of the check may be told but its part in a sum."""
    return bool(check["visibility"] == "hidden")


def known(points: float, checks: Iterable[Mapping[str, Any]]) -> float | None:
    """The points; None where one of the checks could not be judged."""
    unknown = any(check["verdict"] == "not_graded" for check in checks)
    return None if unknown else float(points)


def points_of(points: float | None) -> str:
    """Points for people; they may be unknown."""
    return "not graded" if points is None else f"{points:g}"


def exactly(points: float) -> str:
    """Points for programs: all four decimals that a report has, and no more."""
    return f"{round(points, 4):.15g}"


def cases(exercise: Mapping[str, Any]) -> list[Case]:
    """The visible checks of an exercise, and then one case for what is hidden, if anything is."""
    shown = [check for check in exercise["checks"] if not is_hidden(check)]
    hidden = of_hidden(exercise)
    found = [_case(check, exercise["message"]) for check in shown]
    return found if hidden is None else [*found, hidden]


def of_hidden(exercise: Mapping[str, Any]) -> Case | None:
    """All hidden checks of an exercise as one case; None where there are none."""
    hidden = [check for check in exercise["checks"] if is_hidden(check)]
    if not hidden:
        return None
    points, most = _sum(hidden), float(sum(check["max_points"] for check in hidden))
    verdict = "pass" if points >= most else "fail"
    if known(points, hidden) is None:
        verdict = "not_graded"
    return Case(HIDDEN, HIDDEN_TITLE, points, most, verdict)


def _case(check: Mapping[str, Any], of_file: str | None) -> Case:
    return Case(
        check["id"],
        check["title"],
        check["points"],
        check["max_points"],
        check["verdict"],
        "" if check["verdict"] == "pass" else _why(check["message"] or "", of_file or ""),
        check["seconds"],
    )


def _why(message: str, of_file: str) -> str:
    """What is said of the check, then what is said of the whole file and was not said yet."""
    lines = message.splitlines()
    return "\n".join(lines + [line for line in of_file.splitlines() if line not in lines])


def named_in_templates(report: Mapping[str, Any]) -> dict[str, Any]:
    """What the templates of feedback use of a report."""
    return {
        "lines": _lines,
        "mark": lambda check: MARKS.get(check["verdict"], FAILED),
        "known": lambda check: known(check["points"], [check]),
        "score": known(report["score"], (c for e in report["exercises"] for c in e["checks"])),
        "report": report,
        "exercises": told(report),
    }


def _lines(text: str | None) -> Iterator[str]:
    return (line for line in (text or "").splitlines() if line.strip())


def _sum(checks: Iterable[Mapping[str, Any]]) -> float:
    return float(sum(check["points"] for check in checks))
