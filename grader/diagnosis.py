"""What can be said of wrong numbers from the numbers alone. Pure."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
RELATIVE = 1e-5
ABSOLUTE = 1e-9
LARGEST = 1_000


def explain(got: Array, expected: Array) -> str | None:
    """A sentence on how `got` relates to `expected` (same shape), or None.

    Recognises a constant factor: the sign, the natural logarithm of other bases, a count.
    """
    got, expected = np.ravel(got).astype(float), np.ravel(expected).astype(float)
    with np.errstate(all="ignore"):
        ratios = (got / expected)[expected != 0]
    if not ratios.size or not np.isfinite(ratios).all():
        return None
    factor = float(np.median(ratios))
    if not 1 / LARGEST < abs(factor) < LARGEST:
        return None
    same = np.abs(got - factor * expected) <= RELATIVE * np.abs(factor * expected) + ABSOLUTE
    return _name_factor(factor) if same.all() else None


def _name_factor(factor: float) -> str | None:
    known = {
        -1.0: "Each value has the opposite sign.",
        1 / math.log(10): "Each value is divided by ln 10: is that a logarithm to base 10?",
        1 / math.log(2): "Each value is divided by ln 2: is that a logarithm to base 2?",
    }
    for value, sentence in known.items():
        if math.isclose(factor, value, rel_tol=RELATIVE):
            return sentence
    if factor > 1.5 and math.isclose(factor, round(factor), rel_tol=RELATIVE):
        return f"Each value is {round(factor)} times the right one."
    if 0 < factor < 0.7 and math.isclose(1 / factor, round(1 / factor), rel_tol=RELATIVE):
        return f"Each value is the right one divided by {round(1 / factor)}."
    return None
