"""How far each check's tolerance lies from right and from wrong answers. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.authoring.examining import Examined
from grader.checking import Outcome
from grader.exercise import Check
from grader.model import Verdict

FACTOR = 3.0
UNREMARKABLE = 0.03  # in tolerances: as much as a wrong answer may be off where it is right


@dataclass(frozen=True, slots=True)
class Margin:
    """The distances of one check, in units of its tolerance.

    Attributes:
        check: its id.
        widest: how far the worst of all right answers is off; None when nothing was measured.
        nearest: how far the best of the wrong answers is off that it fails by its values, or lets
            pass though no right answer is so far off; None when there is none.
        reason: why the tolerance need not keep a factor of three, where an author says so.
    """

    check: str
    widest: float | None
    nearest: float | None
    reason: str


def margins(
    checks: Sequence[Check], right: Sequence[Examined], wrong: Sequence[Examined]
) -> tuple[Margin, ...]:
    """The margins of all checks, from right and wrong answers."""
    widest = {check.id: _widest(check, right) for check in checks}
    return tuple(
        Margin(check.id, widest[check.id], _nearest(check, wrong, widest[check.id]), check.margin)
        for check in checks
    )


def breaches_of_margins(found: Sequence[Margin]) -> Iterator[str]:
    """What is said of tolerances that are too near to a right or a wrong answer."""
    for margin in found:
        if margin.reason:
            continue
        if margin.widest is not None and margin.widest * FACTOR > 1:
            yield f"check {margin.check}: a right answer is {margin.widest:.3g} tolerances off"
        if margin.nearest is not None and margin.nearest < FACTOR:
            yield f"check {margin.check}: a wrong answer is only {margin.nearest:.3g} off"


def _of(check: Check, examined: Sequence[Examined]) -> Iterator[Outcome]:
    return (o for e in examined for o in e.outcomes if o.check.id == check.id)


def _widest(check: Check, right: Sequence[Examined]) -> float | None:
    offs = [
        judgement.tolerances
        for outcome in _of(check, right)
        if outcome.verdict is Verdict.PASS
        for judgement in outcome.judgements
    ]
    return max(offs, default=None)


def _nearest(check: Check, wrong: Sequence[Examined], widest: float | None) -> float | None:
    """Of what the check failed by its values (its last judgement is the one that failed), and of
    what it let pass although no right answer is so far off.
    """
    offs = []
    for outcome in _of(check, wrong):
        passed = outcome.verdict is Verdict.PASS
        judged = [j.tolerances for j in outcome.judgements if math.isfinite(j.tolerances)]
        if passed and max(judged, default=0.0) > max(FACTOR * (widest or 0.0), UNREMARKABLE):
            offs.append(max(judged))
        elif outcome.evidence is not None and outcome.evidence.cause == "values" and judged:
            offs.append(judged[-1])
    return min(offs, default=None)
