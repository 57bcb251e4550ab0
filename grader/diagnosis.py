"""What can be said of wrong numbers from the numbers alone. Pure, and true of all of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from grader.compare import REAL, Array, Expected, Mismatch, as_array

RELATIVE = 1e-5
LARGEST = 1_000
EXTREME = 20.0
TELLING = 4
"""Of a single number, a larger whole ratio to the right one may be chance."""
Recogniser = Callable[[Array, Expected, Sequence[Array]], "str | None"]


def explain(value: Any, right: Expected, given: Sequence[Array] = ()) -> str:
    """A sentence on how a wrong answer relates to the right one; empty when there is none.

    Args:
        value: what was returned, as it came over the wire.
        right: the right values and their tolerance.
        given: the arrays that the function was given.
    """
    array = as_array(value)
    if isinstance(array, Mismatch) or array.size != right.value.size:
        return ""
    if array.dtype.name not in REAL and array.dtype.kind not in "iu":
        return _dtype(array, right)
    if array.shape != right.value.shape and right.value.ndim:
        return ""
    got = array.astype(np.float64).reshape(right.value.shape)
    sentences = (recognise(got, right, given) for recognise in RECOGNISERS)
    return next((sentence for sentence in sentences if sentence), "")


def _dtype(array: Array, right: Expected) -> str:
    loose = Expected(right.value, max(right.rtol, 2e-3), max(right.atol, 1e-3))
    if array.dtype.kind not in "fc" or array.shape != right.value.shape or np.imag(array).any():
        return ""
    whole = _is_near(np.real(array).astype(np.float64), right.value, loose)
    return "The values are right, only their dtype is not." if whole else ""


def _factor(got: Array, right: Expected, given: Sequence[Array]) -> str | None:
    """The sign, the natural logarithm of another base, a count or its inverse."""
    if right.at_least is not None:
        return None
    counted = np.abs(right.value) > 10 * right.atol
    with np.errstate(all="ignore"):
        ratios = (got / right.value)[counted]
        if not ratios.size or not np.isfinite(ratios).all():
            return None
        factor = float(np.median(ratios))
        if not 1 / LARGEST < abs(factor) < LARGEST:
            return None
        off = np.abs(got - factor * right.value)
        allowed = RELATIVE * np.abs(factor * right.value) + right.atol * abs(factor)
    if not (off <= allowed).all():
        return None
    whole = round(max(abs(factor), abs(1 / factor)))
    by_chance = ratios.size == 1 and whole > TELLING and whole not in _rows(given)
    return None if by_chance else _name_factor(factor, given)


def _name_factor(factor: float, given: Sequence[Array]) -> str | None:
    known = {
        -1.0: "Each value has the opposite sign.",
        1 / math.log(10): "Each value is divided by ln 10: is that a logarithm to base 10?",
        1 / math.log(2): "Each value is divided by ln 2: is that a logarithm to base 2?",
    }
    for value, sentence in known.items():
        if math.isclose(factor, value, rel_tol=RELATIVE):
            return sentence
    rows = _rows(given)
    if factor > 1.5 and math.isclose(factor, round(factor), rel_tol=RELATIVE):
        n = round(factor)
        count = f": {n} is the number of rows; a sum where a mean is due?" if n in rows else "."
        return f"Each value is {n} times the right one{count}"
    if 0 < factor < 0.7 and math.isclose(1 / factor, round(1 / factor), rel_tol=RELATIVE):
        n = round(1 / factor)
        count = f": {n} is the number of rows; a mean where a sum is due?" if n in rows else "."
        return f"Each value is the right one divided by {n}{count}"
    return None


def _rows(given: Sequence[Array]) -> set[int]:
    """The number of rows of what was given, where that is plain: all arrays have as many."""
    lengths = {len(array) for array in given if array.ndim}
    plain = len(lengths) == 1 and (len(given) > 1 or given[0].ndim > 1)
    return lengths if plain else set()


def _transposed(got: Array, right: Expected, given: Sequence[Array]) -> str | None:
    """Of a square table; another one has the wrong shape."""
    if got.ndim < 2 or got.T.shape != got.shape or _is_near(got, right.value, right):
        return None
    if not _is_near(got.T, right.value, right):
        return None
    return "The values are right, but rows and columns are exchanged."


def _shifted(got: Array, right: Expected, given: Sequence[Array]) -> str | None:
    """By one along the first axis."""
    if got.ndim == 0 or len(got) < 3 or _is_near(right.value[1:], right.value[:-1], right):
        return None
    if _is_near(got[1:], right.value[:-1], right):
        return "From the second on, each value is the right one of the place before."
    if _is_near(got[:-1], right.value[1:], right):
        return "Up to the last but one, each value is the right one of the next place."
    return None


def _extreme(got: Array, right: Expected, given: Sequence[Array]) -> str | None:
    """Right where the inputs are ordinary, wrong from some size on."""
    with np.errstate(all="ignore"):
        off = np.abs(got - right.value)
        wrong = ~(off <= right.atol + right.rtol * np.abs(right.value))
    if right.at_least is not None:
        wrong = np.where(right.at_least, ~(got >= right.value), wrong)
    for sizes, bad in _by_size(wrong, given):
        if not bad.any() or bad.all():
            continue
        low, high = float(sizes[~bad].max()), float(sizes[bad].min())
        if high >= EXTREME and high > low:
            return (
                f"It is right where inputs are at most {low:g} in size; "
                f"what is wrong is at inputs of size {high:g} and more."
            )
    return None


def _by_size(wrong: Array, given: Sequence[Array]) -> Iterator[tuple[Array, Array]]:
    """How large each input is, beside whether its output is wrong: by element, else by row."""
    for array in given:
        if array.shape == wrong.shape and wrong.ndim:
            yield np.abs(array.astype(np.float64)), np.asarray(wrong)
        elif array.ndim and wrong.ndim and len(array) == len(wrong) and array.size:
            largest = np.abs(array.astype(np.float64)).reshape(len(array), -1).max(axis=1)
            yield largest, np.asarray(wrong.reshape(len(wrong), -1).any(axis=1))


def _is_near(got: Array, value: Array, right: Expected) -> bool:
    with np.errstate(all="ignore"):
        return bool(np.isclose(got, value, max(right.rtol, RELATIVE), right.atol).all())


RECOGNISERS: tuple[Recogniser, ...] = (_factor, _transposed, _shifted, _extreme)
