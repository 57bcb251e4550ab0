"""Curves of a student's functions beside the right ones: they explain, and give no points.

Authors declare them beside the checks. What is right comes from the documents' numbers or from the
solution, as recorded at the build; what a student's function gives is asked of the worker.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from grader.compare import Array, Mismatch, as_array
from grader.course import LoadedExercise
from grader.errors import GraderError
from grader.exercise import Curve
from grader.judging import Answer, CheckFailed
from grader.model import Drawing, Line, Verdict
from grader.references import Number, References
from grader.student import Student
from grader.trajectory import TRACED_S

Given = Answer | Sequence[Answer]
EAGER_S = 3.0


class Plot:
    """What a curve is drawn with; each line is the student's beside the right one.

    Args:
        values: what the solution gave for each line, in the order of their use.
        recording: where the solution's values go instead, at the build.
    """

    def __init__(
        self, values: Iterator[Array] | None = None, recording: list[Array] | None = None
    ) -> None:
        self._values = values
        self._recording = recording
        self.lines: list[Line] = []

    def line(
        self,
        label: str,
        x: ArrayLike,
        get: Callable[[], Given],
        *,
        right: tuple[ArrayLike, ArrayLike] | None = None,
    ) -> None:
        """Draw what `get` gives over `x`.

        Args:
            label: what it is, in a few words.
            x: places, one dimension.
            get: calls the student: one answer with a number for each place, or an answer each.
            right: (places, numbers) of points that are right, such as a document's; without it
                the solution's line.
        """
        places = np.asarray(x, np.float64).ravel()
        got, trouble = np.empty(0), None
        try:
            got = _numbers(get(), places.size)
        except CheckFailed as failed:
            self._refuse(failed)
            trouble = failed.text
        self._add(label, places, got, trouble, right)

    def run(
        self,
        labels: Sequence[str],
        student: Student,
        function: str,
        start: Array,
        arguments: Sequence[Any],
        at: Sequence[int],
        *,
        right: tuple[ArrayLike, ArrayLike],
    ) -> None:
        """Draw each weight along a training run.

        Args:
            labels: one for each weight.
            student: whose training step it is.
            function: its name; called as `function(w, *arguments)`.
            start: the first weights, float32.
            arguments: the others.
            at: increasing numbers of completed steps, at which the student's weights are drawn.
            right: (numbers of steps, weights of shape (steps, weights)).
        """
        steps, weights = np.asarray(right[0]), np.reshape(right[1], (-1, len(labels)))
        try:
            got, note = _trained(student, function, start, arguments, at)
        except CheckFailed as failed:
            self._refuse(failed)
            got, note = np.empty((0, len(labels))), failed.text
        for i, label in enumerate(labels):
            self._add(label, np.array(at), got[:, i], note, (steps, weights[:, i]))

    def _add(
        self,
        label: str,
        x: Array,
        got: Array,
        trouble: str | None,
        right: tuple[ArrayLike, ArrayLike] | None,
    ) -> None:
        if self._recording is not None:
            self._recording += [got] if right is None else []
            return
        if right is None:
            assert self._values is not None
            right = x, next(self._values)
        self.lines.append(Line(label, _row(x), _row(got), _row(right[0]), _row(right[1]), trouble))

    def _refuse(self, failed: CheckFailed) -> None:
        """The solution must give what is to be recorded."""
        if self._recording is not None:
            raise failed


def drawings(
    exercise: LoadedExercise, student: Student, numbers: Mapping[str, Number]
) -> tuple[Drawing, ...]:
    """What the exercise's curves show of a student's work. Whatever goes wrong is told in them."""
    return tuple(_drawing(curve, exercise, student, numbers) for curve in exercise.curves)


def _drawing(
    curve: Curve, exercise: LoadedExercise, student: Student, numbers: Mapping[str, Number]
) -> Drawing:
    plot, trouble = Plot(exercise.sets[0].recorded.values_of(curve.id)), None
    try:
        curve.draw(student, References(numbers), plot)
    except CheckFailed as failed:
        trouble = failed.text
    except GraderError as error:
        trouble = f"This cannot be drawn: {error}."
    except (Exception, SystemExit) as error:  # its author's fault: a picture less, and no more
        trouble = f"This cannot be drawn: the curve raised {type(error).__name__}: {error}."
    return Drawing(curve.id, curve.title, curve.x, curve.y, tuple(plot.lines), trouble, curve.log)


def recorded(curve: Curve, student: Student, numbers: Mapping[str, Number]) -> list[Array]:
    """What the solution gives for each line whose right values are not told.

    Raises:
        CheckFailed: it gives no numbers.
    """
    values: list[Array] = []
    curve.draw(student, References.recording(numbers, []), Plot(recording=values))
    if not all(np.isfinite(array).all() for array in values):
        raise CheckFailed(Verdict.FAIL, "a line has values that are not finite")
    return values


def _numbers(given: Given, count: int) -> Array:
    """The numbers of an answer or of several, as many as there are places."""
    answers = [given] if isinstance(given, Answer) else list(given)
    arrays = [_real(answer) for answer in answers]
    total = np.concatenate(arrays) if arrays else np.empty(0)
    if total.size != count:
        call = answers[0].call if answers else "nothing"
        came = f"{total.size} number{'s' * (total.size != 1)} came back"
        text = f"{call}: {came} where {count} belong{'s' * (count == 1)}."
        raise CheckFailed(Verdict.FAIL, text)
    return total


def _real(answer: Answer) -> Array:
    array = as_array(answer.value)
    if isinstance(array, Mismatch):
        raise CheckFailed(Verdict.FAIL, f"{answer.call}: {array.sentence}")
    if array.dtype.kind not in "fiub":
        raise CheckFailed(Verdict.FAIL, f"{answer.call}: the numbers are complex.")
    return array.astype(np.float64).ravel()


def _trained(
    student: Student, function: str, start: Array, arguments: Sequence[Any], at: Sequence[int]
) -> tuple[Array, str | None]:
    """The weights after each number of steps, a row each, and what to say of it.

    A step that cannot be traced, or keeps something from call to call, is taken as far as time
    allows.
    """
    try:
        traced = student.train(function, start, arguments, at, "graph", TRACED_S)
    except CheckFailed:
        traced = None
    if traced is not None and not traced.keeps_state:
        return traced.weights.reshape(len(at), -1), None
    begin, done, rows, weights = time.monotonic(), 0, [], start
    for steps in at:
        spent = time.monotonic() - begin
        if done and spent * steps / done > EAGER_S:
            break
        trained = student.train(
            function, weights, arguments, [steps - done], "eager", student.call_s
        )
        assert trained is not None
        done, weights = steps, trained.weights[0]
        rows.append(weights.ravel())
    note = None if done == at[-1] else f"Your {function} is slow: its first {done} steps are shown."
    return np.array(rows), note


def _row(values: ArrayLike) -> tuple[float, ...]:
    return tuple(np.asarray(values, np.float64).ravel().tolist())
