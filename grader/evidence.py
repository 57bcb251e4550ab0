"""What a check saw: how far each answer was off, and what a failing one looked like. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
TEXT_LIMIT = 160
DISTINCT = 3
REWORDED = (
    (r"only \S+ arrays can be converted", "only single numbers can be converted"),
    (r"\bfloat division by zero", "division by zero"),
    (r"0x[0-9a-fA-F]+|\d+", "#"),
)
ROUNDING = 1e-4  # wrong values may be huge, and differ by more than the last digit elsewhere


@dataclass(frozen=True, slots=True)
class Judgement:
    """One comparison that a check made.

    Attributes:
        call: what was compared, as in messages.
        tolerances: how far the worst value was off, in units of its tolerance: right up to 1.
            Infinite where shape, type or an infinite value decided.
        absolute: the largest absolute difference, in the unit of the values.
        number: id of the document's number compared with, if it was one.
    """

    call: str
    tolerances: float
    absolute: float
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a failing check saw: two answers that look alike were made by the same mistake.

    Attributes:
        place: the call, or the part of a training run.
        cause: why it failed: "values", "shape", "raised TypeError", ...
        text: what was said, where numbers do not tell.
        array: the values that were returned.
        rtol: relative tolerance of the comparison.
        atol: absolute tolerance of the comparison.
        right: the right values, where they have the same shape.
    """

    place: str
    cause: str
    text: str = ""
    array: Array | None = field(default=None, compare=False)
    rtol: float = 0.0
    atol: float = 0.0
    right: Array | None = field(default=None, compare=False)

    def looks_like(self, known: Evidence) -> bool:
        """Whether this is what `known` is, the numbers within this comparison's tolerance."""
        if (self.place, self.cause, self.text) != (known.place, known.cause, known.text):
            return False
        if self.array is None or known.array is None:
            return self.array is known.array
        if self.array.shape != known.array.shape:
            return False
        with np.errstate(all="ignore"):
            near = np.abs(self.array - known.array) <= self._noise(known.array)
            near &= np.isfinite(known.array)
        same = (self.array == known.array) | (np.isnan(self.array) & np.isnan(known.array))
        return bool((near | same).all())

    def _noise(self, known: Array) -> Array:
        """How much two answers with one mistake may differ, as right answers do."""
        if self.right is None or self.right.shape != known.shape:
            return self.atol + max(self.rtol, ROUNDING) * np.abs(known)
        allowed = self.atol + self.rtol * np.abs(self.right)
        return np.asarray(allowed / 3 + ROUNDING * np.abs(known - self.right))

    @property
    def is_telling(self) -> bool:
        """Whether it is more than a constant, a count or a word, which many mistakes lead to."""
        if self.array is None:
            return False
        finite = self.array[np.isfinite(self.array)]
        return len(np.unique(finite)) >= DISTINCT


def raised_as(place: str, error_type: str, message: str) -> Evidence:
    """The evidence of an exception: its type, and its message without numbers and addresses.

    What versions of Python and NumPy word differently reads the same.
    """
    text = " ".join(message.split())
    for pattern, replacement in REWORDED:
        text = re.sub(pattern, replacement, text)
    return Evidence(place, f"raised {error_type}", text[:TEXT_LIMIT])
