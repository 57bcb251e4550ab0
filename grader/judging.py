"""What checks call to judge an answer. Each raises `CheckFailed` when the answer is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from grader.compare import Array, Expected, Mismatch, as_array, compare, finite_array
from grader.diagnosis import explain
from grader.model import Source, Verdict
from grader.references import Number, Recording


class CheckFailed(Exception):
    """A check's outcome other than a pass.

    `text` may be shown to any student; `detail` holds what was got and expected, and is for
    visible checks only, as is `diagnosis`, which relates the two.
    """

    def __init__(
        self,
        verdict: Verdict,
        text: str,
        detail: str = "",
        source: Source | None = None,
        diagnosis: str = "",
    ) -> None:
        super().__init__(text)
        self.verdict = verdict
        self.text = text
        self.detail = detail
        self.source = source
        self.diagnosis = diagnosis


@dataclass(frozen=True, slots=True)
class Answer:
    """What one call returned.

    Attributes:
        call: the call as a student would type it, for messages.
        value: as it came over the wire.
        variables: the values of `Variable` arguments after the call, by position.
        altered: the names of arrays that the call changed.
    """

    call: str
    value: Any
    variables: dict[int, Any]
    altered: tuple[str, ...] = ()

    def variable(self, position: int, name: str) -> Answer:
        """The variable at that position, after the call, as an answer of its own."""
        return Answer(f"{name} after {self.call}", self.variables.get(position), {})

    def derive(self, what: str, function: Any, shape: tuple[int, ...]) -> Answer:
        """An answer computed from this one, once its shape and dtype have been judged.

        Args:
            what: names the result, as in "the sum over each row of".
            function: from a float64 array of `shape` to an array.
            shape: what this answer must have.

        Raises:
            CheckFailed: this answer is no finite array of that shape.
        """
        array = finite_array(self.value, shape)
        if isinstance(array, Mismatch):
            raise _failure(self, array, None)
        return Answer(f"{what} {self.call}", function(array), {})


def close(
    answer: Answer,
    expected: Number | ArrayLike | Recording,
    *,
    rtol: float,
    atol: float,
    at_least: ArrayLike | None = None,
) -> None:
    """Judge an answer: |got - expected| <= atol + rtol * |expected|, element by element.

    Args:
        answer: what the student's function returned.
        expected: a document's number, values, or `ref.solution`.
        rtol: relative tolerance.
        atol: absolute tolerance.
        at_least: where true, every finite number from the expected one up is right.

    Raises:
        CheckFailed: the type, dtype, shape or a value is wrong.
    """
    if isinstance(expected, Recording):
        expected.fill(_recorded(answer))
        return
    source = expected.source if isinstance(expected, Number) else None
    values = expected.array if isinstance(expected, Number) else np.asarray(expected, np.float64)
    mask = None if at_least is None else np.asarray(at_least, dtype=bool)
    mismatch = compare(answer.value, Expected(values, rtol, atol, mask))
    if mismatch is not None:
        raise _failure(answer, mismatch, source, values)


def property_holds(condition: bool, text: str, detail: str = "") -> None:
    """Fail with `text` unless the condition holds."""
    if not condition:
        raise CheckFailed(Verdict.FAIL, text, detail)


def unaltered(answer: Answer) -> None:
    """Fail when the call changed an array that it was given."""
    if answer.altered:
        names = " and ".join(answer.altered)
        raise CheckFailed(
            Verdict.FAIL,
            f"{answer.call} changed its argument {names} in place: work on a copy.",
        )


def _recorded(answer: Answer) -> Array:
    array = as_array(answer.value)
    if isinstance(array, Mismatch) or not np.isfinite(array).all():
        raise CheckFailed(Verdict.FAIL, f"the solution's {answer.call} is not recordable")
    return array.reshape(()) if array.size == 1 and array.ndim == 0 else array


def _failure(
    answer: Answer, mismatch: Mismatch, source: Source | None, expected: Array | None = None
) -> CheckFailed:
    text = f"{answer.call}: {mismatch.text}."
    diagnosis = _diagnosis(answer, mismatch, expected)
    return CheckFailed(Verdict.FAIL, text, _table(mismatch), source, diagnosis)


def _diagnosis(answer: Answer, mismatch: Mismatch, expected: Array | None) -> str:
    array = as_array(answer.value)
    if mismatch.cause != "values" or expected is None or isinstance(array, Mismatch):
        return ""
    return explain(array, expected) or ""


def _table(mismatch: Mismatch) -> str:
    """index · got · expected, of the worst place."""
    if mismatch.got is None:
        return ""
    parts = [f"got {mismatch.got:.9g}"]
    if mismatch.expected is not None:
        parts.append(f"expected {mismatch.expected:.9g}")
    if mismatch.index:
        place = ", ".join(str(i) for i in mismatch.index)
        parts.insert(0, f"index [{place}]")
    return " · ".join(parts)
