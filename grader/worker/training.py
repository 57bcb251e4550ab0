"""A student's `train_step`, run for thousands of steps.

Three modes, from fast to faithful: `xla` and `graph` trace the step once with `tf.function` and
loop over it inside TensorFlow; `eager` calls it step by step, as the student would.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import FunctionType
from typing import Any

import numpy as np

from grader.worker import failure
from grader.worker.values import build

Step = Callable[..., Any]


class Trainer:
    """Runs training steps; a step that is traced once is run again from another start as it is."""

    def __init__(self) -> None:
        self._traced: dict[Any, Traced] = {}

    def train(
        self,
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
        key = (step, mode, start.shape, *map(_identity, arguments))
        if key in self._traced:
            return {"weights": self._traced[key].train(start, at)}
        reason = ""
        for autograph in (False, True):  # most steps need no conversion, which takes 0.2 s
            try:
                traced = Traced(step, start, arguments, jit=mode == "xla", autograph=autograph)
                weights = traced.train(start, at)
            except failure.Interrupted:
                raise
            except BaseException as error:  # any reason not to be traceable, a student's own too
                reason = f"{type(error).__name__}: {error}"[:500]
            else:
                self._traced[key] = traced
                return {"weights": weights}
        return {"untraceable": reason}


def _identity(argument: Any) -> Any:
    """What tells an argument from others that would be traced differently."""
    if isinstance(argument, np.ndarray):
        return argument.shape, argument.dtype.str, argument.tobytes()
    return type(argument).__name__, argument


class Traced:
    """A step as a loop inside TensorFlow, traced at its first run.

    Args:
        step: called as `step(w, *arguments)`.
        start: weights of the right shape and dtype.
        arguments: the others.
        jit: whether XLA compiles it.
        autograph: whether Python's control flow is converted.
    """

    def __init__(
        self,
        step: Step,
        start: np.ndarray[Any, Any],
        arguments: list[Any],
        *,
        jit: bool,
        autograph: bool,
    ) -> None:
        import tensorflow as tf

        w = self._w = tf.Variable(start)
        others = [build(argument, tensors=True) for argument in arguments]

        def one_step(done: Any) -> Any:
            step(w, *others)
            return done + 1

        def advance(steps: Any) -> None:
            tf.while_loop(lambda done: done < steps, one_step, [tf.constant(0)])

        def advance_converted(steps: Any) -> None:
            for _ in tf.range(steps):
                step(w, *others)

        loop = advance_converted if autograph else advance
        self._loop = tf.function(loop, jit_compile=jit, autograph=autograph)

    def train(self, start: np.ndarray[Any, Any], at: Sequence[int]) -> np.ndarray[Any, Any]:
        """The weights at each number of steps; raises whatever makes tracing impossible."""
        import tensorflow as tf

        self._w.assign(start)
        return _collect(self._w, at, lambda steps: self._loop(tf.constant(steps)))


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


def fingerprint(namespace: dict[str, Any]) -> dict[str, Any]:
    """What shows that module-level state has changed: sizes of containers, identities of values.

    A trace runs Python once, so a step that counts or collects does not do in a trace what it
    does when it is called.
    """
    own = namespace.get("__name__")
    return {name: _mark(value, own) for name, value in list(namespace.items())}


def _mark(value: Any, own: Any) -> Any:
    """The mark of one value; attributes count for functions, and for classes of the module's own.

    A `tf.function` changes when it is traced: that is no state of the student's.
    """
    if isinstance(value, (list, set, dict, tuple)):
        return id(value), len(value)
    owner = value if isinstance(value, type) else type(value)
    if isinstance(value, FunctionType) or owner.__module__ == own:
        return id(value), [
            _mark(item, None) for item in list(getattr(value, "__dict__", {}).values())
        ]
    return id(value)
