"""Judges a training run of thousands of steps against known weights along the way.

A right step passes in the first mode that reproduces the checkpoints:

1. `xla`: all steps, traced and compiled. Fast, but XLA reorders sums; a loss that has no fixed
   point then leaves the known trajectory though the step is right. So a deviation is no verdict.
2. `graph`: all steps, traced.
3. `eager`: a few stretches, each begun from a known checkpoint, for steps that cannot be traced
   (they print, make an optimizer, are plain NumPy) and for confirming a deviation.

Only the eager mode fails a student. A traced pass is confirmed by a few eager steps; a step that
keeps something from call to call (a counter, a list), which a trace would run only once, is judged
by eager stretches instead. A stretch is compared at waypoints on the way; a slow step (a Python
loop over rows takes 0.2 s) is followed only as far as its allowance of time goes.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.evidence import Evidence, Judgement
from grader.judging import CheckFailed
from grader.model import Source, Verdict
from grader.references import Number, Recording
from grader.student import Student

Array = np.ndarray[Any, Any]
WAYPOINTS = (1, 5, 20, 100, 250)
CONFIRMED = WAYPOINTS[1]
ALLOWANCE_S = 2.0
TRACED_S = 10.0


@dataclass(frozen=True, slots=True)
class Run:
    """A training run whose weights are known at some steps.

    Attributes:
        start: initial weights, float32.
        arguments: what the step gets beside `w`.
        at: increasing numbers of completed steps.
        weights: the right weights there, shape (len(at), *start.shape), or `ref.solution`.
        waypoints: `ref.solution`: the right weights at the `WAYPOINTS` within each stretch.
        atol: how far each weight may be off.
        stretches: indices into `at`: which stretches are walked eagerly. Stretch i ends at
            `at[i]` and begins at the checkpoint before it.
        number: the documents' number that the weights are, if they are.
        source: where the numbers stand; that of `number` unless it is told.
    """

    start: Array
    arguments: tuple[Any, ...]
    at: tuple[int, ...]
    weights: Array | Recording
    waypoints: Array | Recording
    atol: float
    stretches: tuple[int, ...]
    number: Number | None = None
    source: Source | None = None

    @property
    def origin(self) -> Source | None:
        """Where the right weights at the checkpoints stand."""
        return self.number.source if self.source is None and self.number else self.source

    def largest_deviation(self, weights: Array) -> float:
        """How far the worst of `weights` at the checkpoints is off."""
        assert isinstance(self.weights, np.ndarray)
        return float(np.abs(weights.astype(np.float64) - self.weights).max())

    def first_deviation(self, weights: Array) -> int | None:
        """The first index into `at` at which `weights` are off; None when they are right."""
        assert isinstance(self.weights, np.ndarray)
        bad = ~(np.abs(weights.astype(np.float64) - self.weights) <= self.atol)
        rows = bad.reshape(len(self.at), -1).any(axis=1)
        return int(np.argmax(rows)) if rows.any() else None

    def stretch(self, index: int) -> Stretch:
        """The stretch that ends at `at[index]`, with the waypoints that are known for it."""
        assert isinstance(self.weights, np.ndarray)
        begin = self.at[index - 1] if index else 0
        start = self.weights[index - 1].astype(np.float32) if index else self.start
        length = self.at[index] - begin
        legs: dict[int, Array | None] = dict.fromkeys(n for n in WAYPOINTS if n < length)
        if index in self.stretches and isinstance(self.waypoints, np.ndarray):
            known = self.waypoints[self.stretches.index(index)]
            legs = {n: w for n, w in zip(WAYPOINTS, known, strict=True) if n < length}
        return Stretch(begin, start, {**legs, length: self.weights[index]})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a run: where it begins, and the right weights (if known) so many steps later."""

    begin: int
    start: Array
    legs: dict[int, Array | None]


def follow(student: Student, function: str, run: Run) -> None:
    """Judge the student's training step along `run`.

    Raises:
        CheckFailed: an eager stretch ends elsewhere, raises or takes too long.
    """
    if isinstance(run.waypoints, Recording):
        _record(student, function, run)
        return
    weights, deviation = None, None
    for mode in ("xla", "graph"):
        weights = _traced(student, function, run, mode)
        if weights is None:
            continue
        deviation = run.first_deviation(weights)
        if deviation is None:
            break
    if weights is not None and deviation is None:
        _note(student, function, run, run.largest_deviation(weights))
        if _is_confirmed(student, function, run):
            return
    for index in dict.fromkeys([*run.stretches, *([] if deviation is None else [deviation])]):
        _walk(student, function, run, run.stretch(index))


def _note(student: Student, place: str, run: Run, off: float) -> None:
    number = run.number.id if run.number else None
    student.journal.append(Judgement(place, off / run.atol, off, number))


def _is_confirmed(student: Student, function: str, run: Run) -> bool:
    """A few eager steps are right, and keep nothing that a trace would not have seen."""
    stretch = run.stretch(run.stretches[-1])
    trained = student.train(
        function, stretch.start, run.arguments, [CONFIRMED], "eager", student.call_s
    )
    assert trained is not None
    _judge(student, function, run, stretch, CONFIRMED, trained.weights[0])
    return not trained.keeps_state


def _record(student: Student, function: str, run: Run) -> None:
    """Fill what is to be recorded, in the order in which a check asks for it."""
    if isinstance(run.weights, Recording):
        weights = _solution_run(student, function, run, run.start, run.at)
        run.weights.fill(weights)
        run = dataclasses.replace(run, weights=weights)
    assert isinstance(run.waypoints, Recording)
    starts = [run.stretch(index).start for index in run.stretches]
    rows = [_solution_run(student, function, run, start, WAYPOINTS) for start in starts]
    run.waypoints.fill(np.stack(rows))


def _solution_run(
    student: Student, function: str, run: Run, start: Array, at: Sequence[int]
) -> Array:
    trained = student.train(function, start, run.arguments, at, "graph", TRACED_S)
    if trained is None:
        raise CheckFailed(Verdict.FAIL, f"the solution's {function} cannot be traced")
    return trained.weights


def _traced(student: Student, function: str, run: Run, mode: str) -> Array | None:
    """The weights of a traced run; None when tracing fails for whatever reason."""
    try:
        trained = student.train(function, run.start, run.arguments, run.at, mode, TRACED_S)
    except CheckFailed:
        return None
    return trained.weights if trained else None


def _walk(student: Student, function: str, run: Run, stretch: Stretch) -> None:
    """One stretch, eagerly, from waypoint to waypoint while the allowance lasts."""
    begin = time.monotonic()
    done, weights = 0, stretch.start
    for steps in stretch.legs:
        spent = time.monotonic() - begin
        if done and spent + (steps - done) * spent / done > ALLOWANCE_S:
            break
        legs = [steps - done]
        trained = student.train(function, weights, run.arguments, legs, "eager", student.call_s)
        assert trained is not None
        done, weights = steps, trained.weights[0]
        _judge(student, function, run, stretch, done, weights)


def _judge(
    student: Student, function: str, run: Run, stretch: Stretch, done: int, weights: Array
) -> None:
    """Judge the weights so many steps into a stretch, if the right ones are known there."""
    right = stretch.legs.get(done)
    if right is None:
        return
    off = np.abs(weights.astype(np.float64) - right)
    place = f"{done} steps of {function} from step {stretch.begin}"
    _note(student, place, run, float(off.max()) if np.isfinite(off).all() else np.inf)
    if not (off <= run.atol).all():
        raise _elsewhere(function, run, stretch, place, done, weights, right)


def _elsewhere(
    function: str, run: Run, stretch: Stretch, place: str, done: int, weights: Array, right: Array
) -> CheckFailed:
    settings = ", ".join(f"{a:g}" for a in run.arguments if isinstance(a, (int, float)))
    steps = "one step" if done == 1 else f"{done} steps"
    return CheckFailed(
        Verdict.FAIL,
        f"{function} with {settings} is off after {steps}, begun from the right weights after "
        f"{stretch.begin} of {run.at[-1]} steps.",
        f"from w = {_row(stretch.start)} · got {_row(weights)} · expected {_row(right)}",
        run.origin if done == max(stretch.legs) else None,
        evidence=Evidence(
            place, "values", settings, weights.astype(np.float64), 0.0, run.atol, right
        ),
    )


def _row(weights: Array) -> str:
    return "[" + ", ".join(f"{value:.7g}" for value in np.ravel(weights)) + "]"
