"""What checks compare with: the documents' numbers, and what the solution returned at the build.

A check writes `ref.numbers["demo.softmax"]` for the first. For inputs that no document has it
writes `ref.solution`: each use of it within a check is the next recorded value of that check.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from grader.errors import AuthorError
from grader.model import Source

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Number:
    """One entry of the documents' numbers: the values as printed, and where they stand.

    `count` is how many numbers it has, steps and epochs not counted.
    """

    id: str
    values: Any
    source: Source
    inputs: Any
    count: int

    @property
    def array(self) -> Array:
        """The values as float64."""
        return np.asarray(self.values, dtype=np.float64)

    def part(self, values: Any) -> Number:
        """Some of its values, with the same source."""
        return dataclasses.replace(self, values=values)


@dataclass(slots=True)
class Recording:
    """The place of one value that is being recorded: `close` fills it instead of judging."""

    values: list[Array]

    def fill(self, value: Array) -> None:
        """Store what the solution returned."""
        self.values.append(value)


@dataclass(frozen=True, slots=True)
class Recorded:
    """The values that the solution gave, by check, in the order of their use."""

    by_check: Mapping[str, list[Array]]
    path: Path

    def values_of(self, check_id: str) -> Iterator[Array]:
        """An iterator over one check's values.

        Raises:
            AuthorError: nothing was recorded; the build has not been run.
        """
        yield from self.by_check.get(check_id, [])
        raise AuthorError(
            f"{self.path}: too few recorded values for check {check_id!r}; run `grader build`"
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """How far a document's number is from a property that it is said to have."""

    number: str
    off: float
    atol: float


@dataclass(slots=True)
class References:
    """What one run of one check may compare with.

    `sealed` holds the options of multiple-choice questions; `claims` is filled where what checks
    say of the documents' numbers is to be measured.
    """

    numbers: Mapping[str, Number]
    sealed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    claims: list[Claim] | None = None
    _values: Iterator[Array] | None = None
    _recording: list[Array] | None = field(default=None)

    @property
    def is_recording(self) -> bool:
        """Whether the solution's values are being recorded: nothing is judged."""
        return self._recording is not None

    def holds_for(self, number: str, off: Callable[[Array], float], atol: float) -> None:
        """State a property of a document's number that is not reproduced value by value.

        It is measured by `grader build` and `grader numbers`; grading passes it by.

        Args:
            number: its id.
            off: from its values to how far they are from having the property.
            atol: how far they may be.
        """
        if self.claims is not None or self.is_recording:
            claim = Claim(number, float(off(self.numbers[number].array)), atol)
            if not claim.off <= atol:
                raise AuthorError(f"{number} is {claim.off:g} off what is claimed, beyond {atol:g}")
            if self.claims is not None:
                self.claims.append(claim)

    @property
    def solution(self) -> Array | Recording:
        """The next value that the solution returned in this check."""
        if self._recording is not None:
            return Recording(self._recording)
        assert self._values is not None
        return next(self._values)

    @classmethod
    def recording(cls, numbers: Mapping[str, Number], into: list[Array]) -> References:
        """For the build."""
        return cls(numbers, _recording=into)


def load_numbers(path: Path) -> dict[str, Number]:
    """The documents' numbers in `path`.

    Raises:
        AuthorError: the file is missing or not of that form.
    """
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["entries"]
        return {entry["id"]: _number(entry) for entry in entries}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AuthorError(f"{path}: not a table of numbers ({error})") from None


def load_recorded(path: Path) -> Recorded:
    """What was recorded at the build; nothing when there is no such file.

    Raises:
        AuthorError: the file is not of that form.
    """
    if not path.exists():
        return Recorded({}, path)
    try:
        return parse_recorded(path.read_text(encoding="utf-8"), path)
    except (OSError, UnicodeDecodeError) as error:
        raise AuthorError(f"{path}: cannot be read ({error}); delete it, `grader build`") from None


def parse_recorded(text: str, path: Path) -> Recorded:
    """What `dump_recorded` wrote; `path` is where it belongs.

    Raises:
        AuthorError: the text is not of that form.
    """
    try:
        tree = json.loads(text)
        arrays = {check: [_array(item) for item in items] for check, items in tree.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise AuthorError(
            f"{path}: not recorded values ({error}); delete it and run `grader build`"
        ) from None
    return Recorded(arrays, path)


def dump_recorded(values: Mapping[str, list[Array]]) -> str:
    """The text of a file of recorded values: the same values give the same text."""
    tree = {
        check: [{"shape": list(a.shape), "values": _digits(a)} for a in arrays]
        for check, arrays in sorted(values.items())
        if arrays
    }
    return json.dumps(tree, indent=1) + "\n"


def _digits(array: Array) -> list[float]:
    """Nine significant digits: all that a float32 holds, and no noise beyond."""
    return [float(f"{value:.9g}") for value in array.astype(np.float64).ravel()]


def _array(item: dict[str, Any]) -> Array:
    array: Array = np.array(item["values"], dtype=np.float64).reshape(item["shape"])
    return array


def _number(entry: dict[str, Any]) -> Number:
    first, last = entry["lines"]
    source = Source(entry["document"], (first, last))
    values = entry["values"]
    if not isinstance(values, (int, float, list)):
        raise TypeError(f"the values of {entry['id']!r} are no numbers")
    return Number(
        entry["id"], values, source, entry.get("inputs"), entry.get("count", np.size(values))
    )
