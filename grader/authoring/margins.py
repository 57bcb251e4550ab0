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


@dataclass(frozen=True, slots=True)
class Margin:
    """The distances of one check, in units of its tolerance.

    Attributes:
        check: its id.
        widest: how far the worst of all right answers is off; None when nothing was measured.
        nearest: how far the best of the wrong answers that it fails is off; None when it fails
            none by its values.
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
    return tuple(
        Margin(check.id, _widest(check, right), _nearest(check, wrong), check.margin)
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


def _nearest(check: Check, wrong: Sequence[Examined]) -> float | None:
    """Of what the check failed by its values: its last judgement is the one that failed."""
    offs = [
        outcome.judgements[-1].tolerances
        for outcome in _of(check, wrong)
        if outcome.evidence is not None
        and outcome.evidence.cause == "values"
        and outcome.judgements
        and math.isfinite(outcome.judgements[-1].tolerances)
    ]
    return min(offs, default=None)
