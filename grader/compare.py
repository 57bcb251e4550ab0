"""Judges one returned value against the right one. Pure and total: it never raises on student data.

The order is fixed and the first cause is the verdict: type, dtype, shape, non-finite, values.
`numpy.testing.assert_allclose` would not do: there a scalar passes for a (3, 4) array, booleans
and complex numbers pass for floats, NaN equals NaN, and `np.allclose` broadcasts (3, 1) to (3,).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from grader.wire import Other

Array = np.ndarray[Any, Any]
Cause = Literal["type", "dtype", "shape", "non_finite", "values"]
REAL = frozenset({"float32", "float64"})


@dataclass(frozen=True, slots=True)
class Expected:
    """The right value and how near is near enough.

    A number `got` is right when |got - value| <= atol + rtol * |value|. Where `at_least` is
    true, any finite number from `value` up is right. A `value` of size 1 and no dimensions may
    come in any shape of size 1.
    """

    value: Array
    rtol: float
    atol: float
    at_least: Array | None = None


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The first cause why a value is wrong, and the worst place in it."""

    cause: Cause
    text: str
    index: tuple[int, ...] | None = None
    got: float | None = None
    expected: float | None = None
    wrong: int = 0
    total: int = 0

    @property
    def sentence(self) -> str:
        """The text with its end, where it is none yet."""
        return self.text if self.text.endswith("?") else f"{self.text}."


def compare(value: Any, expected: Expected) -> Mismatch | None:
    """None when `value`, as it came over the wire, is right; else why it is not."""
    array = as_array(value)
    if isinstance(array, Mismatch):
        return array
    return (
        _dtype(array)
        or _shape(array, expected)
        or _finite(array)
        or _values(array.astype(np.float64).reshape(expected.value.shape), expected)
    )


@dataclass(frozen=True, slots=True)
class Deviation:
    """How far an answer is off: in units of the tolerance of each value, and absolutely."""

    tolerances: float
    absolute: float


def deviation(value: Any, expected: Expected) -> Deviation:
    """The largest deviation of `value`; infinite when it is no finite array of the right shape."""
    array = finite_array(value, expected.value.shape)
    if isinstance(array, Mismatch):
        return Deviation(np.inf, np.inf)
    right = expected.value.astype(np.float64)
    allowed = expected.atol + expected.rtol * np.abs(right)
    with np.errstate(all="ignore"):
        off = np.abs(array - right)
        if expected.at_least is not None:
            off = np.where(expected.at_least, np.maximum(right - array, 0.0), off)
        tolerances = np.where(off == 0, 0.0, off / allowed)
    return Deviation(float(tolerances.max(initial=0.0)), float(off.max(initial=0.0)))


def finite_array(value: Any, shape: tuple[int, ...]) -> Array | Mismatch:
    """`value` as float64 of that shape, whatever its numbers are; or why it is not that."""
    array = as_array(value)
    if isinstance(array, Mismatch):
        return array
    anything = Expected(np.full(shape, np.nan), 0.0, 0.0)
    mismatch = _dtype(array) or _shape(array, anything) or _finite(array)
    return mismatch or array.astype(np.float64).reshape(shape)


def as_array(value: Any) -> Array | Mismatch:
    """The numbers in `value`: an array, a number, or regular nested lists or tuples of them."""
    if value is None:
        return Mismatch("type", "it returned None: is a `return` missing?")
    if isinstance(value, Other):
        return Mismatch("type", f"it returned an object of type {value.name}, not numbers")
    if isinstance(value, (str, dict)):
        return Mismatch("type", f"it returned a {type(value).__name__}, not numbers")
    if isinstance(value, (list, tuple)) and not _holds_numbers_only(value):
        return Mismatch("type", _why_irregular(value))
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, OverflowError):
        return Mismatch("type", _why_irregular(value))
    if array.dtype.kind not in "fiubc":
        return Mismatch("type", _why_irregular(value))
    return array


def _holds_numbers_only(value: Any) -> bool:
    """Whether all leaves are numbers or arrays. NumPy would pad texts to the longest of them."""
    waiting = [value]
    while waiting:
        for item in waiting.pop():
            if isinstance(item, (list, tuple)):
                waiting.append(item)
            elif not isinstance(item, (bool, int, float, complex, np.ndarray)):
                return False
    return True


def _why_irregular(value: Any) -> str:
    if isinstance(value, (list, tuple)) and any(item is None for item in value):
        return f"it returned a {type(value).__name__} with None in it"
    return f"it returned a {type(value).__name__} that is not a regular table of numbers"


def _dtype(array: Array) -> Mismatch | None:
    if array.dtype.kind in "iu" or array.dtype.name in REAL:
        return None
    hint = "; use float32 or float64" if array.dtype.kind in "fc" else "; numbers are asked for"
    return Mismatch("dtype", f"it returned values of dtype {array.dtype.name}{hint}")


def _shape(array: Array, expected: Expected) -> Mismatch | None:
    right = expected.value.shape
    if array.shape == right or (right == () and array.size == 1):
        return None
    text = f"it returned shape {array.shape}, expected {right if right else 'a single number'}"
    if _same_values_elsewhere(array, expected):
        text = f"right values in the wrong shape: {array.shape}, expected {right}"
    elif array.T.shape == right and _close_to(array.T, expected):
        text = f"right values, transposed: {array.shape}, expected {right}"
    return Mismatch("shape", text)


def _same_values_elsewhere(array: Array, expected: Expected) -> bool:
    if array.size != expected.value.size or array.size == 0:
        return False
    return _close_to(array.reshape(expected.value.shape), expected)


def _close_to(array: Array, expected: Expected) -> bool:
    return _finite(array) is None and _values(array.astype(np.float64), expected) is None


def _finite(array: Array) -> Mismatch | None:
    bad = ~np.isfinite(array)
    if not bad.any():
        return None
    index = _first(bad)
    got = float(array[index])
    return Mismatch(
        "non_finite",
        f"{_name(got)} in {_count(bad)} of {array.size} values",
        index=index,
        got=got,
        wrong=_count(bad),
        total=array.size,
    )


def _values(got: Array, expected: Expected) -> Mismatch | None:
    right = expected.value.astype(np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        excess = np.abs(got - right) - (expected.atol + expected.rtol * np.abs(right))
    if expected.at_least is not None:
        excess = np.where(expected.at_least, right - got, excess)
    bad = ~(excess <= 0)  # where the right value is NaN or infinite nothing is right
    if not bad.any():
        return None
    index = _worst(excess)
    return Mismatch(
        "values",
        f"{_count(bad)} of {got.size} values differ" if got.size > 1 else "the value differs",
        index=index,
        got=float(got[index]),
        expected=float(right[index]),
        wrong=_count(bad),
        total=got.size,
    )


def _count(mask: Array) -> int:
    return int(np.count_nonzero(mask))


def _first(mask: Array) -> tuple[int, ...]:
    return tuple(int(i) for i in np.unravel_index(int(np.argmax(mask)), mask.shape))


def _worst(excess: Array) -> tuple[int, ...]:
    return tuple(int(i) for i in np.unravel_index(int(np.argmax(excess)), excess.shape))


def _name(number: float) -> str:
    return "NaN" if number != number else "infinity"
