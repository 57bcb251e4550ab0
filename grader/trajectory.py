"""Judges a training run of thousands of steps against known weights along the way.

A right step passes in the first mode that reproduces the checkpoints:

1. `xla`: all steps, traced and compiled. Fast, but XLA reorders sums; a loss that has no fixed
   point then leaves the known trajectory though the step is right. So a deviation is no verdict.
2. `graph`: all steps, traced.
3. `eager`: a few stretches, each begun from a known checkpoint, for steps that cannot be traced
   (they print, make an optimizer, are plain NumPy) and for confirming a deviation.

Only the eager mode fails a student.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.judging import CheckFailed
from grader.model import Source, Verdict
from grader.references import Recording
from grader.student import Student

Array = np.ndarray[Any, Any]
CHUNK = 50
TRACED_S = 15.0


@dataclass(frozen=True, slots=True)
class Run:
    """A training run whose weights are known at some steps.

    Attributes:
        start: initial weights, float32.
        arguments: what the step gets beside `w`.
        at: increasing numbers of completed steps.
        weights: the right weights there, shape (len(at), *start.shape), or `ref.solution`.
        atol: how far each weight may be off.
        stretches: indices into `at`: which stretches are walked eagerly. Stretch i ends at
            `at[i]` and begins at the checkpoint before it.
        source: where the numbers stand.
    """

    start: Array
    arguments: tuple[Any, ...]
    at: tuple[int, ...]
    weights: Array | Recording
    atol: float
    stretches: tuple[int, ...]
    source: Source | None = None

    @property
    def known(self) -> Array:
        """The right weights. Never asked for while they are being recorded."""
        assert not isinstance(self.weights, Recording)
        return self.weights

    def first_deviation(self, weights: Array) -> int | None:
        """The first index into `at` at which `weights` are off; None when they are right."""
        bad = ~(np.abs(weights.astype(np.float64) - self.known) <= self.atol)
        rows = bad.reshape(len(self.at), -1).any(axis=1)
        return int(np.argmax(rows)) if rows.any() else None

    def begin(self, index: int) -> tuple[int, Array]:
        """The step and the weights at which stretch `index` begins."""
        if index == 0:
            return 0, self.start
        return self.at[index - 1], self.known[index - 1].astype(np.float32)


def follow(student: Student, function: str, run: Run) -> None:
    """Judge the student's training step along `run`.

    Raises:
        CheckFailed: an eager stretch ends elsewhere, raises or takes too long.
    """
    if isinstance(run.weights, Recording):
        run.weights.fill(_solution_run(student, function, run))
        return
    deviation = None
    for mode in ("xla", "graph"):
        weights = _traced(student, function, run, mode)
        if weights is None:
            continue
        deviation = run.first_deviation(weights)
        if deviation is None:
            return
    stretches = sorted({*run.stretches, *([] if deviation is None else [deviation])})
    for index in stretches:
        _walk(student, function, run, index)


def _solution_run(student: Student, function: str, run: Run) -> Array:
    weights = _traced(student, function, run, "graph")
    if weights is None:
        raise CheckFailed(Verdict.FAIL, f"the solution's {function} cannot be traced")
    return weights


def _traced(student: Student, function: str, run: Run, mode: str) -> Array | None:
    """The weights of a traced run; None when tracing fails for whatever reason."""
    try:
        return student.train(function, run.start, run.arguments, run.at, mode, TRACED_S)
    except CheckFailed as failed:
        if failed.verdict in (Verdict.MISSING, Verdict.NOT_ATTEMPTED):
            raise
        return None


def _walk(student: Student, function: str, run: Run, index: int) -> None:
    """One stretch, eagerly, in chunks that each have a call's deadline."""
    step, weights = run.begin(index)
    end = run.at[index]
    while step < end:
        count = min(CHUNK, end - step)
        row = student.train(function, weights, run.arguments, [count], "eager", student.call_s)
        assert row is not None
        step, weights = step + count, row[0]
    _judge(run, index, weights)


def _judge(run: Run, index: int, weights: Array) -> None:
    error = np.abs(weights.astype(np.float64) - run.known[index])
    if (error <= run.atol).all():
        return
    begin, _ = run.begin(index)
    raise CheckFailed(
        Verdict.FAIL,
        f"From the right weights after {begin} steps, {run.at[index] - begin} more steps of "
        f"yours end elsewhere.",
        f"w got {_row(weights)} · expected {_row(run.known[index])}",
        run.source,
    )


def _row(weights: Sequence[Any] | Array) -> str:
    return "[" + ", ".join(f"{value:.7g}" for value in np.ravel(weights)) + "]"
