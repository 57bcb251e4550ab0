"""The wire between the trusted side and a worker: data, no pickle, sizes capped.

A frame is a prefix (two big-endian unsigned numbers: 4 bytes for the length of the header, 8 for
that of the payload), a header in JSON, and a payload of raw array bytes. The header holds a tree
in which what JSON cannot say is an object with one key that begins with `$`:

    {"$array": i}            the i-th array of the payload, each named once
    {"$variable": tree}      an array that the worker wraps in a `tf.Variable`
    {"$tuple": [tree, ...]}  a tuple; a list is a JSON list
    {"$dict": [["key", tree], ...]}  keys are texts
    {"$complex": [re, im]}
    {"$other": "type name"}  anything else: its type is named, nothing of it crosses

This module is pure: it does no I/O. Both sides read exactly what `frame_lengths` tells them to.
"""

from __future__ import annotations

import json
import math
import struct
from dataclasses import dataclass, field
from typing import Any

import numpy as np

PREFIX = struct.Struct(">IQ")
MAX_HEADER = 4 << 20
MAX_PAYLOAD = 64 << 20
MAX_DEPTH = 32
MAX_INTEGER_BITS = 64
MAX_DIGITS = 21
MAX_DIMENSIONS = 32
FLOATS = ("float16", "float32", "float64", "complex64", "complex128")
INTEGERS = ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
DTYPES = frozenset({"bool", *INTEGERS, *FLOATS})


class WireError(Exception):
    """What arrived is not a frame, or what should be sent does not fit in one."""


class FrameTooLarge(WireError):
    """A frame, or a value in it, is larger than the caps of this module."""


@dataclass(frozen=True, slots=True)
class Variable:
    """An argument that arrives as a fresh float32 `tf.Variable` holding `value`."""

    value: np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Other:
    """Stands for a value that is not data. `name` is the type's own name."""

    name: str


@dataclass(slots=True)
class _Arrays:
    """The arrays met while a tree is packed; each becomes an entry of its own."""

    chunks: list[bytes] = field(default_factory=list)
    specs: list[list[Any]] = field(default_factory=list)
    size: int = 0

    def add(self, array: np.ndarray[Any, Any]) -> int:
        if self.size + array.nbytes > MAX_PAYLOAD:
            raise FrameTooLarge(f"more than {MAX_PAYLOAD >> 20} MiB of arrays")
        self.size += array.nbytes
        little = array.astype(array.dtype.newbyteorder("<"), copy=False)
        self.chunks.append(little.tobytes(order="C"))
        self.specs.append([array.dtype.name, list(array.shape)])
        return len(self.specs) - 1


def encode(tree: Any) -> bytes:
    """The frame for `tree`: JSON types, tuples, NumPy arrays and scalars, `Variable`, `Other`.

    Raises:
        FrameTooLarge: the frame is over the caps, or nested deeper than `MAX_DEPTH`.
    """
    arrays = _Arrays()
    packed = _pack(tree, arrays, 0)
    header = json.dumps({"tree": packed, "arrays": arrays.specs}).encode()
    if len(header) > MAX_HEADER:
        raise FrameTooLarge(f"more than {MAX_HEADER >> 20} MiB of numbers outside of arrays")
    return b"".join([PREFIX.pack(len(header), arrays.size), header, *arrays.chunks])


def frame_lengths(prefix: bytes) -> tuple[int, int]:
    """(header length, payload length) in bytes.

    Raises:
        FrameTooLarge: one of them is over its cap.
    """
    header, payload = PREFIX.unpack(prefix)
    if header > MAX_HEADER or payload > MAX_PAYLOAD:
        raise FrameTooLarge(f"a frame of {header + payload} bytes")
    return header, payload


def decode(header: bytes, payload: bytes) -> Any:
    """The tree of one frame; arrays come back as plain, read-only `numpy.ndarray`.

    Raises:
        WireError: the bytes are no frame that `encode` makes.
    """
    try:
        head = json.loads(header, parse_int=_parse_int)
        arrays = _split(head["arrays"], payload)
        tree = _unpack(head["tree"], arrays, 0)
    except WireError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError) as error:
        raise WireError(f"not a frame: {type(error).__name__}") from None
    if any(array is not None for array in arrays):
        raise WireError("an array that is not used")
    return tree


def _parse_int(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise WireError("an integer of more than 64 bits")
    number = int(digits)
    if number.bit_length() > MAX_INTEGER_BITS:
        raise WireError("an integer of more than 64 bits")
    return number


def _pack(value: Any, arrays: _Arrays, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise FrameTooLarge(f"nested deeper than {MAX_DEPTH} levels")
    if value is None or isinstance(value, (bool, str, float)):
        return value
    if isinstance(value, int):
        return value if value.bit_length() <= MAX_INTEGER_BITS else {"$other": "huge int"}
    if isinstance(value, (np.ndarray, np.generic)):
        return _pack_array(np.asarray(value), arrays)
    return _pack_structure(value, arrays, depth + 1)


def _pack_array(array: np.ndarray[Any, Any], arrays: _Arrays) -> Any:
    if array.dtype.name not in DTYPES:
        return {"$other": f"array of {array.dtype.name}"}
    if array.ndim > MAX_DIMENSIONS:
        return {"$other": f"array of {array.ndim} dimensions"}
    return {"$array": arrays.add(array)}


def _pack_structure(value: Any, arrays: _Arrays, depth: int) -> Any:
    if isinstance(value, list):
        return [_pack(item, arrays, depth) for item in value]
    if isinstance(value, tuple):
        return {"$tuple": [_pack(item, arrays, depth) for item in value]}
    if isinstance(value, dict):
        pairs = value.items()
        return {"$dict": [[_checked_key(k), _pack(v, arrays, depth)] for k, v in pairs]}
    if isinstance(value, complex):
        return {"$complex": [value.real, value.imag]}
    if isinstance(value, Variable):
        return {"$variable": _pack(value.value, arrays, depth)}
    if isinstance(value, Other):
        return {"$other": value.name}
    raise TypeError(f"{type(value).__name__} cannot cross the wire")


def _checked_key(key: Any) -> str:
    if type(key) is not str:
        raise TypeError("only texts are keys on the wire")
    return key


def _split(specs: Any, payload: bytes) -> list[np.ndarray[Any, Any] | None]:
    arrays: list[np.ndarray[Any, Any] | None] = []
    start = 0
    for name, shape in specs:
        count = _element_count(name, shape)
        dtype = np.dtype(name).newbyteorder("<")
        end = start + count * dtype.itemsize
        if end > len(payload):
            raise WireError("an array is longer than the payload")
        flat = np.frombuffer(payload[start:end], dtype=dtype)
        arrays.append(flat.astype(dtype.newbyteorder("="), copy=False).reshape(shape))
        start = end
    if start != len(payload):
        raise WireError("bytes are left over")
    return arrays


def _element_count(name: Any, shape: Any) -> int:
    if name not in DTYPES:
        raise WireError("a dtype that is not allowed")
    if len(shape) > MAX_DIMENSIONS or not all(type(n) is int and n >= 0 for n in shape):
        raise WireError("a shape that is none")
    return math.prod(shape)


def _unpack(tree: Any, arrays: list[np.ndarray[Any, Any] | None], depth: int) -> Any:
    if depth > 2 * MAX_DEPTH:
        raise WireError("nested too deeply")
    if isinstance(tree, list):
        return [_unpack(item, arrays, depth + 1) for item in tree]
    if not isinstance(tree, dict):
        return tree
    ((tag, content),) = tree.items()
    if tag == "$array":
        return _take(arrays, content)
    if tag == "$complex":
        return complex(*content)
    if tag == "$other":
        return Other(str(content)[:200])
    return _unpack_structure(tag, content, arrays, depth + 1)


def _unpack_structure(tag: str, content: Any, arrays: list[Any], depth: int) -> Any:
    if tag == "$tuple":
        return tuple(_unpack(item, arrays, depth) for item in content)
    if tag == "$dict":
        return {_checked_key(k): _unpack(v, arrays, depth) for k, v in content}
    if tag == "$variable":
        return Variable(_unpack(content, arrays, depth))
    raise WireError("an unknown tag")


def _take(arrays: list[np.ndarray[Any, Any] | None], index: Any) -> np.ndarray[Any, Any]:
    """An array, once: named twice it could become more memory than was sent."""
    if type(index) is not int or index < 0 or arrays[index] is None:
        raise WireError("an index that is none")
    array, arrays[index] = arrays[index], None
    assert array is not None
    return array
