"""`grader numbers`: how each of the documents' numbers is reproduced, and how closely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.authoring.build import read_source
from grader.authoring.examining import Examined, Examiner, Task
from grader.authoring.forms import without_markers
from grader.checking import Outcome
from grader.course import Course
from grader.errors import AuthorError
from grader.manifest import read_toml
from grader.references import Number

TABLE = "reproduction.toml"
WAYS = ("pointwise", "trajectory", "band", "property")


@dataclass(frozen=True, slots=True)
class Use:
    """How one entry of the documents' numbers is used, as the table says."""

    number: Number
    exercise: str
    checks: tuple[str, ...]
    how: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reproduced:
    """What was measured for one entry.

    Attributes:
        use: how it is used.
        off: the largest absolute deviation of the solution from its values; of a band or a
            property, how far they are from it. None where no check has measured it.
        fault: why it does not count as reproduced; empty when it does.
    """

    use: Use
    off: float | None
    fault: str = ""


def read_uses(course: Course) -> tuple[Use, ...]:
    """The table of uses, one for each entry of the numbers.

    Raises:
        AuthorError: the table is missing, has an unknown entry or lacks one, or an entry is not of
            the right form.
    """
    path = course.exercises_dir / TABLE
    if not course.numbers:
        raise AuthorError(f"{path.with_name('numbers.json')}: there is none; nothing to reproduce")
    table = read_toml(path)
    for name in table:
        if name not in course.numbers:
            raise AuthorError(f"{path}: no number {name!r} in numbers.json")
    for name in course.numbers:
        if name not in table:
            raise AuthorError(f"{path}: nothing is said of the number {name!r}")
    return tuple(_use(course.numbers[name], entry, str(path)) for name, entry in table.items())


def _use(number: Number, entry: Any, path: str) -> Use:
    place = f"{path}: [{number.id}]"
    values = entry if isinstance(entry, dict) else {}
    exercise, checks = values.get("exercise"), values.get("checks")
    how, reason = values.get("how"), values.get("reason", "")
    if not isinstance(checks, list) or not all(isinstance(check, str) for check in checks):
        checks = []
    if not isinstance(exercise, str) or not isinstance(reason, str) or not checks:
        raise AuthorError(f"{place} needs an exercise and its checks, a list of names")
    if how not in WAYS:
        raise AuthorError(f"{place} how must be one of {', '.join(WAYS)}")
    if (how == "pointwise") == bool(reason):
        raise AuthorError(f"{place} needs a reason exactly where it is not pointwise")
    return Use(number, exercise, tuple(checks), how, reason)


def reproduce(course: Course, examiner: Examiner) -> list[Reproduced]:
    """Run the solutions through the checks of the table, and measure.

    Raises:
        AuthorError: the table, a solution or a check is missing or broken.
    """
    uses = read_uses(course)
    exercises = list(dict.fromkeys(use.exercise for use in uses))
    for exercise_id in exercises:
        if exercise_id not in course.ids:
            raise AuthorError(f"{course.exercises_dir / TABLE}: no exercise {exercise_id!r}")
    examined = dict(examiner.each(exercises, lambda id: _measured(course, id, uses, examiner)))
    return [_reproduced(use, examined[use.exercise]) for use in uses]


def _measured(
    course: Course, exercise_id: str, uses: Sequence[Use], examiner: Examiner
) -> Examined:
    """The outcomes of the checks that the table names, with their claims."""
    entry = course.entry(exercise_id)
    wanted = {check for use in uses if use.exercise == exercise_id for check in use.checks}
    return examiner.examine(
        Task(
            course.load(exercise_id, hidden=False),
            without_markers(read_source(course, entry)),
            wanted=lambda check: check.id in wanted,
            measuring=True,
        )
    )


def _reproduced(use: Use, examined: Examined) -> Reproduced:
    outcomes = {outcome.check.id: outcome for outcome in examined.outcomes}
    offs: list[float] = []
    for check in use.checks:
        outcome = outcomes.get(check)
        if outcome is None:
            trouble = examined.troubles[0] if examined.troubles else "there is no such check"
            return Reproduced(use, None, f"{check}: {trouble}")
        if outcome.failed is not None:
            return Reproduced(use, None, f"{check}: {outcome.failed.text}")
        if use.number.id not in outcome.check.numbers:
            return Reproduced(use, None, f"{check} does not name it among its numbers")
        offs += _offs(outcome, use)
    if not offs:
        return Reproduced(use, None, f"{', '.join(use.checks)}: compares nothing with it")
    return Reproduced(use, max(offs))


def _offs(outcome: Outcome, use: Use) -> list[float]:
    if use.how in ("band", "property"):
        return [claim.off for claim in outcome.claims if claim.number == use.number.id]
    return [j.absolute for j in outcome.judgements if j.number == use.number.id]


def counted(reproduced: Sequence[Reproduced]) -> tuple[int, int]:
    """How many numbers are reproduced, and how many there are."""
    found = sum(item.use.number.count for item in reproduced if not item.fault)
    return found, sum(item.use.number.count for item in reproduced)


def numbers_json(reproduced: Sequence[Reproduced]) -> Mapping[str, Any]:
    """All of it as JSON types."""
    found, total = counted(reproduced)
    return {
        "reproduced": found,
        "total": total,
        "numbers": [
            {
                "id": item.use.number.id,
                "count": item.use.number.count,
                "document": item.use.number.source.document,
                "lines": list(item.use.number.source.lines),
                "exercise": item.use.exercise,
                "checks": list(item.use.checks),
                "how": item.use.how,
                "reason": item.use.reason or None,
                "deviation": item.off,
                "fault": item.fault or None,
            }
            for item in reproduced
        ],
    }
