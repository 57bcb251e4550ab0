"""A student's `train_step`, run for thousands of steps.

Three modes, from fast to faithful: `xla` and `graph` trace the step once with `tf.function` and
loop over it inside TensorFlow; `eager` calls it step by step, as the student would.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.worker import failure
from grader.worker.values import build

Step = Callable[..., Any]


def train(
    step: Step,
    start: np.ndarray[Any, Any],
    arguments: list[Any],
    at: Sequence[int],
    mode: str,
    is_student: failure.IsStudent,
) -> dict[str, Any]:
    """Train from `start` and report the weights after the numbers of steps in `at`.

    Args:
        step: called as `step(w, *arguments)`; updates `w` in place.
        start: initial weights, float32.
        arguments: the others; arrays are given as tensors, numbers as Python numbers.
        at: increasing numbers of completed steps.
        mode: "xla", "graph" or "eager".
        is_student: tells a student's file by its name.

    Returns:
        `weights`, one per entry of `at`; or `untraceable`, the reason; or `raised`.
    """
    if mode == "eager":
        return _train_eagerly(step, start, arguments, at, is_student)
    try:
        return {"weights": _train_traced(step, start, arguments, at, jit=mode == "xla")}
    except failure.Interrupted:
        raise
    except BaseException as error:  # any reason not to be traceable, a student's own included
        return {"untraceable": f"{type(error).__name__}: {error}"[:500]}


def _train_traced(
    step: Step, start: np.ndarray[Any, Any], arguments: list[Any], at: Sequence[int], *, jit: bool
) -> np.ndarray[Any, Any]:
    import tensorflow as tf

    w = tf.Variable(start)
    others = [build(argument, tensors=True) for argument in arguments]

    def advance(steps: Any) -> None:
        for _ in tf.range(steps):
            step(w, *others)

    traced = tf.function(advance, jit_compile=jit)
    return _collect(w, at, lambda steps: traced(tf.constant(steps)))


def _collect(w: Any, at: Sequence[int], advance: Callable[[int], None]) -> np.ndarray[Any, Any]:
    weights, done = [], 0
    for target in at:
        advance(target - done)
        done = target
        weights.append(w.numpy())
    return np.stack(weights)


def _train_eagerly(
    step: Step,
    start: np.ndarray[Any, Any],
    arguments: list[Any],
    at: Sequence[int],
    is_student: failure.IsStudent,
) -> dict[str, Any]:
    import tensorflow as tf

    try:
        others = _form_that_works(step, start, arguments)
        w = tf.Variable(start)

        def advance(steps: int) -> None:
            for _ in range(steps):
                step(w, *others)

        return {"weights": _collect(w, at, advance)}
    except failure.Interrupted:
        raise
    except BaseException as error:
        return {"raised": failure.describe(error, is_student)}


def _form_that_works(step: Step, start: np.ndarray[Any, Any], arguments: list[Any]) -> list[Any]:
    """Tensors, unless one step on a scratch variable raises with them: then arrays."""
    import tensorflow as tf

    tensors = [build(argument, tensors=True) for argument in arguments]
    try:
        step(tf.Variable(start), *tensors)
    except failure.Interrupted:
        raise
    except Exception:
        return [build(argument, tensors=False) for argument in arguments]
    return tensors
