"""One call of a student's function: with tensors first, then with arrays if that raises."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.wire import Variable
from grader.worker import failure
from grader.worker.values import build, to_wire

TENSOR_WORDS = ("Tensor", "ResourceVariable", "tensorflow")


@dataclass(slots=True)
class Attempt:
    """What one call gave: a value or an error."""

    form: str
    arguments: list[Any]
    value: Any = None
    error: BaseException | None = None


def call(function: Callable[..., Any], arguments: list[Any], is_student: failure.IsStudent) -> Any:
    """Call `function` and describe the outcome, as a tree for the wire.

    Returns:
        On success `value`, `form` ("tensor" or "array"), `variables` (the values of `Variable`
        arguments after the call, by position) and `altered` (positions of arrays that the call
        changed); else `raised`. `empty` tells that the body holds nothing but `pass` or `...`.
    """
    attempt = _attempt(function, arguments, tensors=True)
    if _worth_another(attempt, arguments, is_student):
        attempt = _better(attempt, _attempt(function, arguments, tensors=False))
    if attempt.error is not None:
        return {"raised": failure.describe(attempt.error, is_student)}
    return {
        "value": to_wire(attempt.value),
        "form": attempt.form,
        "variables": _variables(attempt, arguments),
        "altered": _altered(attempt, arguments),
        "empty": attempt.value is None and has_empty_body(function),
    }


def _attempt(function: Callable[..., Any], arguments: list[Any], *, tensors: bool) -> Attempt:
    built = [build(argument, tensors=tensors) for argument in arguments]
    attempt = Attempt("tensor" if tensors else "array", built)
    try:
        attempt.value = function(*built)
    except failure.Interrupted:
        raise
    except BaseException as error:  # SystemExit and KeyboardInterrupt are the student's too
        attempt.error = error
    return attempt


def _worth_another(attempt: Attempt, arguments: list[Any], is_student: failure.IsStudent) -> bool:
    if attempt.error is None or not any(isinstance(a, np.ndarray) for a in arguments):
        return False
    return not failure.describe(attempt.error, is_student)["stub"]


def _better(first: Attempt, second: Attempt) -> Attempt:
    """The one that worked; of two errors the one that is not about tensors being tensors."""
    if second.error is None or any(word in str(first.error) for word in TENSOR_WORDS):
        return second
    return first


def _variables(attempt: Attempt, arguments: list[Any]) -> dict[str, Any]:
    given = zip(arguments, attempt.arguments, strict=True)
    return {str(i): to_wire(b) for i, (a, b) in enumerate(given) if isinstance(a, Variable)}


def _altered(attempt: Attempt, arguments: list[Any]) -> list[int]:
    given = enumerate(zip(arguments, attempt.arguments, strict=True))
    return [
        i
        for i, (before, after) in given
        if isinstance(after, np.ndarray) and before.tobytes() != after.tobytes()
    ]


def has_empty_body(function: Callable[..., Any]) -> bool:
    """Whether the source of `function` is a docstring, `pass` and `...` and no more."""
    function = inspect.unwrap(getattr(function, "python_function", function))
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError, ValueError):
        return False
    node = tree.body[0] if tree.body else None
    return isinstance(node, ast.FunctionDef) and all(_is_nothing(s) for s in node.body)


def _is_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Pass):
        return True
    if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Constant):
        return False
    return statement.value.value is Ellipsis or isinstance(statement.value.value, str)
