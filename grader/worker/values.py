"""Between the wire and TensorFlow: arguments on their way in, returned values on their way out."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.wire import MAX_DEPTH, MAX_PAYLOAD, FrameTooLarge, Other, Variable

MAX_ITEMS = 1_000_000


def build(argument: Any, *, tensors: bool) -> Any:
    """The argument as the student's function gets it.

    Arrays become a `tf.Tensor` or, without `tensors`, a writable copy; a `Variable` becomes a new
    `tf.Variable`; everything else stays as it is.
    """
    import tensorflow as tf

    if isinstance(argument, Variable):
        return tf.Variable(argument.value)
    if isinstance(argument, np.ndarray):
        return tf.constant(argument) if tensors else argument.copy()
    return argument


def to_wire(value: Any) -> Any:
    """`value` as a tree that `grader.wire.encode` takes; what is not data becomes `Other`.

    Raises:
        FrameTooLarge: nested too deeply or too many items.
    """
    return _Outgoing().convert(value, 0)


class _Outgoing:
    """Counts items while one returned value is converted."""

    def __init__(self) -> None:
        self._items = 0

    def convert(self, value: Any, depth: int) -> Any:
        self._count(depth)
        if value is None or type(value) in (bool, int, float, str, complex):
            return value
        if isinstance(value, (np.ndarray, np.generic)):
            return _copy(value)
        if isinstance(value, (list, tuple)):
            return type_of_sequence(value)(self.convert(item, depth + 1) for item in value)
        if isinstance(value, dict):
            return {_key(k): self.convert(v, depth + 1) for k, v in value.items()}
        return _from_tensor(value)

    def _count(self, depth: int) -> None:
        self._items += 1
        if depth > MAX_DEPTH or self._items > MAX_ITEMS:
            raise FrameTooLarge("too many values")


def type_of_sequence(value: list[Any] | tuple[Any, ...]) -> type:
    """`list` or `tuple`, for any subclass of them."""
    return list if isinstance(value, list) else tuple


def _key(key: Any) -> str:
    """Keys cross as texts; one that is no plain value is named by its type."""
    return str(key) if type(key) in (str, int, float, bool) else type(key).__name__


def _from_tensor(value: Any) -> Any:
    """The array of a tensor, a variable or indexed slices; `Other` for all else."""
    import tensorflow as tf

    try:
        if isinstance(value, tf.IndexedSlices):
            value = tf.convert_to_tensor(value)
        method = getattr(type(value), "numpy", None)
        array = method(value) if method else None
    except Exception:  # a symbolic tensor has no value; whatever the type does, it is not data
        array = None
    if isinstance(array, (np.ndarray, np.generic)):
        return _copy(array)
    return Other(type(value).__name__)


def _copy(array: Any) -> np.ndarray[Any, Any]:
    """A plain array, unless it is larger than what crosses: a broadcast one may be endless."""
    if array.nbytes > MAX_PAYLOAD:
        raise FrameTooLarge(f"an array of {array.nbytes} bytes")
    return np.array(array, copy=True, subok=False)
