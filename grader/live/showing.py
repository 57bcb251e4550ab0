"""What `%grade` and `%hint` show: HTML where it can be shown, plain text where it cannot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grader.escaping import for_html, for_terminal
from grader.hints import Concern, Hint
from grader.model import CheckResult, ExerciseResult, Report, Verdict, told_once
from grader.publishing.rendering import environment
from grader.publishing.telling import quoted

MARKS = {
    Verdict.PASS: "✓",
    Verdict.MISSING: "–",
    Verdict.NOT_ATTEMPTED: "–",
    Verdict.SKIPPED: "–",
    Verdict.NOT_GRADED: "!",
}
FAILED = "✗"
BRIEF = (Verdict.PASS, Verdict.NOT_ATTEMPTED, Verdict.SKIPPED)


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """One thing to display, in both forms."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


def show_report(report: Report) -> Shown:
    """The result of `%grade`."""
    return _shown(
        "live",
        report=report,
        checks=lambda exercise: list(told_once(exercise.checks, _titled)),
        mark=lambda check: MARKS.get(check.verdict, FAILED),
        lines=_lines,
        printed=_printed,
    )


def show_hint(exercise_id: str, name: str, hint: Hint, concern: Concern | None) -> Shown:
    """The result of `%hint`: one step, and what it is about."""
    verdict = concern.check.verdict.value.replace("_", " ") if concern else ""
    about = f"{_titled(concern.check)}: {verdict}" if concern else ""
    values = {"exercise_id": exercise_id, "name": name, "hint": hint, "about": about}
    return _shown("live_hint", **values, told=concern.told if concern else ())


def show_note(text: str) -> Shown:
    """A line about what cannot be graded, or need not be."""
    return _shown("live_note", text=" ".join(text.split()))


def _shown(template: str, **values: Any) -> Shown:
    html = _rendered(f"{template}.html", for_html, values)
    return Shown(html, _rendered(f"{template}.txt", for_terminal, values).rstrip("\n"))


def _rendered(template: str, escape: Callable[[str], str], values: dict[str, Any]) -> str:
    return environment(escape).get_template(template).render(**values)


def _titled(check: CheckResult) -> str:
    """Ids are not shown."""
    return quoted(check.title)


def _lines(check: Any) -> list[str]:
    """What is told of a check: of what passed or has not begun the verdict says enough."""
    if check.verdict in BRIEF:
        return []
    return [line for line in (check.message or "").splitlines() if line.strip()]


def _printed(exercise: ExerciseResult) -> str:
    return exercise.output.rstrip()
