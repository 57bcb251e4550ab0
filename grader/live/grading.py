"""Grades the exercises whose functions a running kernel holds."""

from __future__ import annotations

import contextlib
import inspect
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import BuiltinFunctionType, FunctionType
from typing import Any

from grader.checking import CheckRun, results
from grader.course import Course, LoadedExercise
from grader.grading import versions
from grader.live.execution import LiveExecution
from grader.live.surroundings import restored
from grader.model import ExerciseResult, Report

HERE = "this session"
STDERR = 2


def grade_live(
    namespace: dict[str, Any], course: Course, exercises: Sequence[LoadedExercise]
) -> Report:
    """Grade what the namespace holds, visible checks alone.

    Raises:
        KeyboardInterrupt: the user has interrupted it.
    """
    _prepare()
    begin = time.monotonic()
    graded = tuple(_graded(namespace, course, exercise) for exercise in exercises)
    return Report(HERE, "none", time.monotonic() - begin, versions(), graded)


def _prepare() -> None:
    """Import and start TensorFlow, which takes seconds, before the first call's time counts."""
    with _without_log():
        import tensorflow as tf

        tf.constant(0.0)


@contextlib.contextmanager
def _without_log() -> Iterator[None]:
    """Let what libraries write past Python's own streams go nowhere."""
    sys.stderr.flush()
    kept = os.dup(STDERR)
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), STDERR)
        yield
    finally:
        os.dup2(kept, STDERR)
        os.close(kept)


def _graded(namespace: dict[str, Any], course: Course, exercise: LoadedExercise) -> ExerciseResult:
    execution = LiveExecution(namespace, course.limits)
    with restored(namespace):
        outcomes = CheckRun(course, exercise, execution).outcomes()
    return ExerciseResult(
        exercise.id,
        "notebook",
        HERE,
        exercise.max_score,
        results(outcomes, exercise, course.numbers),
        output=execution.output.text(),
    )


def begun(
    namespace: Mapping[str, Any], exercises: Sequence[LoadedExercise]
) -> list[LoadedExercise]:
    """The exercises that the namespace defines something of.

    A name that several exercises share, such as `train_step`, tells of one only together with
    another that is that exercise's own, if there is such a one.
    """
    shares = Counter(name for exercise in exercises for name in _given(exercise))
    there = {e.id: [name for name in _given(e) if _is_there(namespace, name, e)] for e in exercises}
    sure = [e for e in exercises if any(shares[name] == 1 for name in there[e.id])]
    return sure or [e for e in exercises if there[e.id]]


def _given(exercise: LoadedExercise) -> tuple[str, ...]:
    return (*exercise.signatures, *exercise.values)


def _is_there(namespace: Mapping[str, Any], name: str, exercise: LoadedExercise) -> bool:
    if name not in namespace:
        return False
    return name in exercise.values or _is_own(name, namespace)


def _is_own(name: str, namespace: Mapping[str, Any]) -> bool:
    """Whether the session has made that callable: what it has only imported begins nothing."""
    value = namespace[name]
    if not callable(value):
        return False
    module = getattr(inspect.unwrap(value), "__module__", None)
    if isinstance(value, (FunctionType, BuiltinFunctionType, type)):
        return module in ("__main__", namespace.get("__name__"))
    return getattr(sys.modules.get(str(module)), name, None) is not value  # partials, ufuncs, …
