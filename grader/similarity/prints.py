"""Fingerprints of code, by copydetect: names and layout do not matter, the stub does not count."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path

import copydetect
import numpy as np

from grader.errors import SubmissionError
from grader.files import read, shown
from grader.notebook import code_of, read_notebook

TOKENS = 25  # of code that are a print; shorter matches are noise
WINDOW = 1
MAX_CODE = 200_000
"""Characters of a file that are compared: what nobody writes by hand would take hours."""


@dataclass(frozen=True, slots=True)
class Part:
    """What two files share of one of them: from where to where, in characters."""

    code: str
    matches: tuple[tuple[int, int], ...]


def fingerprint(code: str, stub: Set[int] = frozenset()) -> copydetect.CodeFingerprint:
    """The prints of a module's code, without those of the stub."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of files that are empty or shorter than a print
        made = copydetect.CodeFingerprint("work.py", TOKENS, WINDOW, fp=io.StringIO(code))
    # copydetect itself would also take out what a file repeats, but for the last time
    made.hash_idx = {value: places for value, places in made.hash_idx.items() if value not in stub}
    made.hashes = set(made.hash_idx)
    # where a class's name stands it loses count of what it has removed before
    made.offsets[:, 1] = np.maximum.accumulate(made.offsets[:, 1])
    return made


def shared(one: str, other: str, stub: Set[int]) -> tuple[Part, Part]:
    """Where two codes are alike: in the codes as they are compared, see `comparable`."""
    one, other = comparable(one), comparable(other)
    first, second = fingerprint(one, stub), fingerprint(other, stub)
    _, _, slices = copydetect.compare_files(first, second)
    return Part(one, _ranges(slices[0])), Part(other, _ranges(slices[1]))


def comparable(code: str) -> str:
    """The code as Pygments reads it, on which copydetect's places are counted.

    Without a byte order mark or empty lines around it, and with `\\n` at the end of each line.
    """
    lines = code.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return lines.strip("\n") + "\n"


def _ranges(slices: np.ndarray) -> tuple[tuple[int, int], ...]:
    if slices.size == 0:
        return ()
    return tuple((int(start), int(end)) for start, end in zip(*slices, strict=True))


def code_in(path: Path) -> str:
    """A file's code, as far as it is compared; nothing where it cannot be read."""
    try:
        if path.suffix.lower() == ".ipynb":
            return "\n\n".join(code_of(read_notebook(path)))[:MAX_CODE]
        return read(path, shown(path.name)).decode(errors="replace")[:MAX_CODE]
    except SubmissionError:
        return ""


def stubs_of(exercises_dir: Path, folders: Mapping[str, str]) -> dict[str, frozenset[int]]:
    """The prints of each exercise's stub, by its id.

    Args:
        exercises_dir: the course's folder of exercises.
        folders: the exercises' folders in it, by id.
    """
    return {
        id: frozenset(fingerprint(code_in(exercises_dir / folder / f"{id}.py")).hashes)
        for id, folder in folders.items()
    }
