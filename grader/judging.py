"""What checks call to judge an answer. Each raises `CheckFailed` when the answer is wrong."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from grader.compare import (
    Array,
    Expected,
    Mismatch,
    as_array,
    compare,
    deviation,
    finite_array,
)
from grader.diagnosis import explain
from grader.evidence import Evidence, Judgement
from grader.model import Source, Verdict
from grader.references import Number, Recording


class CheckFailed(Exception):
    """A check's outcome other than a pass.

    `text` may be shown to any student; `detail` holds what was got and expected, and is for
    visible checks only, as is `diagnosis`, which relates the two. `evidence` is what a known
    mistake is recognised by; `mistake` its id, where the check itself knows it.
    """

    def __init__(
        self,
        verdict: Verdict,
        text: str,
        detail: str = "",
        source: Source | None = None,
        diagnosis: str = "",
        evidence: Evidence | None = None,
        mistake: str | None = None,
    ) -> None:
        super().__init__(text)
        self.verdict = verdict
        self.text = text
        self.detail = detail
        self.source = source
        self.diagnosis = diagnosis
        self.evidence = evidence
        self.mistake = mistake


@dataclass(frozen=True, slots=True)
class Answer:
    """What one call returned.

    Attributes:
        call: the call as a student would type it, for messages.
        value: as it came over the wire.
        variables: the values of `Variable` arguments after the call, by position.
        altered: the names of arrays that the call changed.
        given: the arrays that the call was given.
        journal: where each judgement of this answer is noted.
    """

    call: str
    value: Any
    variables: dict[int, Any] = field(default_factory=dict)
    altered: tuple[str, ...] = ()
    given: tuple[Array, ...] = ()
    journal: list[Judgement] = field(default_factory=list)

    def part(self, what: str, value: Any) -> Answer:
        """A part of this answer, or something computed from it, as an answer of its own."""
        return dataclasses.replace(self, call=f"{what} {self.call}", value=value, variables={})

    def variable(self, position: int, name: str) -> Answer:
        """The variable at that position, after the call, as an answer of its own."""
        return self.part(f"{name} after", self.variables.get(position))

    def item(self, position: int, name: str, count: int) -> Answer:
        """One of the values that a call returned together, as an answer of its own.

        Args:
            position: of the value in the tuple or list.
            name: names it in messages.
            count: how many values belong together.

        Raises:
            CheckFailed: the call returned no tuple or list of so many.
        """
        if isinstance(self.value, (list, tuple)) and len(self.value) == count:
            return self.part(f"{name} of", self.value[position])
        if isinstance(self.value, (list, tuple)):
            got = f"{len(self.value)} values"
        else:
            got = "None" if self.value is None else "a single object"
        text = f"it returned {got}, expected {count} values in a tuple"
        raise CheckFailed(
            Verdict.FAIL, f"{self.call}: {text}.", evidence=Evidence(self.call, "type", text)
        )

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
            raise _failure(self, array, Expected(np.full(shape, np.nan), 0.0, 0.0))
        return self.part(what, function(array))


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
    number = expected if isinstance(expected, Number) else None
    values = number.array if number else np.asarray(expected, np.float64)
    mask = None if at_least is None else np.asarray(at_least, dtype=bool)
    right = Expected(values, rtol, atol, mask)
    off = deviation(answer.value, right)
    answer.journal.append(
        Judgement(answer.call, off.tolerances, off.absolute, number.id if number else None)
    )
    mismatch = compare(answer.value, right)
    if mismatch is not None:
        raise _failure(answer, mismatch, right, number.source if number else None)


def yes_or_no(answer: Answer, expected: ArrayLike) -> None:
    """Judge answers that are yes or no, True or False, 1 or 0, element by element.

    Raises:
        CheckFailed: the type, shape or an answer is wrong.
    """
    array = as_array(answer.value)
    if not isinstance(array, Mismatch) and array.dtype == bool:
        answer = dataclasses.replace(answer, value=array.astype(np.int64))
    close(answer, np.asarray(expected, np.float64), rtol=0.0, atol=1e-6)


def property_holds(condition: bool, text: str, detail: str = "") -> None:
    """Fail with `text` unless the condition holds."""
    if not condition:
        raise CheckFailed(Verdict.FAIL, text, detail, evidence=Evidence("", "property", text))


def unaltered(answer: Answer) -> None:
    """Fail when the call changed an array that it was given."""
    if answer.altered:
        names = " and ".join(answer.altered)
        text = f"{answer.call} changed its argument {names} in place: work on a copy."
        raise CheckFailed(Verdict.FAIL, text, evidence=Evidence("", "altered", text))


def _recorded(answer: Answer) -> Array:
    array = as_array(answer.value)
    if isinstance(array, Mismatch) or not np.isfinite(array).all():
        raise CheckFailed(Verdict.FAIL, f"the solution's {answer.call} is not recordable")
    return array.reshape(()) if array.size == 1 and array.ndim == 0 else array


def _failure(
    answer: Answer, mismatch: Mismatch, right: Expected, source: Source | None = None
) -> CheckFailed:
    return CheckFailed(
        Verdict.FAIL,
        f"{answer.call}: {mismatch.sentence}",
        _table(mismatch),
        source,
        explain(answer.value, right, answer.given),
        _evidence(answer, mismatch, right),
    )


def _evidence(answer: Answer, mismatch: Mismatch, right: Expected) -> Evidence:
    array = as_array(answer.value)
    if isinstance(array, Mismatch) or array.dtype.kind not in "fiu":
        return Evidence(answer.call, mismatch.cause, mismatch.text)
    text = "whole numbers" if array.dtype.kind in "iu" else ""
    values = array.astype(np.float64)
    if mismatch.cause in ("values", "non_finite"):
        values = values.reshape(right.value.shape)
    expected = right.value if values.shape == right.value.shape else None
    return Evidence(answer.call, mismatch.cause, text, values, right.rtol, right.atol, expected)


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
