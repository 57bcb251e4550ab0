"""Fingerprints of code, by copydetect: names and layout do not matter, the stub does not count."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import copydetect
import numpy as np

from grader.errors import SubmissionError
from grader.files import read, shown
from grader.notebook import code_of, read_notebook

TOKENS = 25  # of code that are a print; shorter matches are noise
WINDOW = 1


@dataclass(frozen=True, slots=True)
class Part:
    """What two files share of one of them: from where to where, in characters."""

    code: str
    matches: tuple[tuple[int, int], ...]


def fingerprint(code: str, stub: Iterable[int] = ()) -> copydetect.CodeFingerprint:
    """The prints of a module's code, without those of the stub."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of files that are empty or shorter than a print
        return copydetect.CodeFingerprint(
            "work.py", TOKENS, WINDOW, boilerplate=np.array(sorted(stub)), fp=io.StringIO(code)
        )


def shared(one: str, other: str, stub: Iterable[int]) -> tuple[Part, Part]:
    """Where two codes are alike."""
    first, second = fingerprint(one, stub), fingerprint(other, stub)
    _, _, slices = copydetect.compare_files(first, second)
    return Part(one, _ranges(slices[0])), Part(other, _ranges(slices[1]))


def _ranges(slices: np.ndarray) -> tuple[tuple[int, int], ...]:
    if slices.size == 0:
        return ()
    return tuple((int(start), int(end)) for start, end in zip(*slices, strict=True))


def code_in(path: Path) -> str:
    """A file's code; nothing where it cannot be read."""
    try:
        if path.suffix.lower() == ".ipynb":
            return "\n\n".join(code_of(read_notebook(path)))
        return read(path, shown(path.name)).decode(errors="replace")
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
