"""A private copy of what was handed in, at a neutral place: what a worker gets to see."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from grader.errors import SubmissionError
from grader.submission import MAX_FILE, Found

MAX_SIBLINGS = 50
MAX_SIBLING_BYTES = 1 << 20
NEVER_COPIED = frozenset({"checks.py", "hidden.py", "expected.json", "hidden.json", "course.toml"})


@dataclass(frozen=True, slots=True)
class Staged:
    """The folder that the worker runs in and the file in it."""

    work: Path
    file: str


def stage(found: Found, scratch: Path) -> Staged:
    """Copy the graded file, under its exercise's name, and the small files beside it.

    Siblings may be modules that it imports or data that it reads. The course's own files are
    never copied, nor are links.

    Raises:
        SubmissionError: the file is too large or cannot be read.
    """
    try:
        return _stage(found, scratch)
    except OSError as error:
        raise SubmissionError(f"{found.shown_as}: cannot be read: {error.strerror}") from None


def _stage(found: Found, scratch: Path) -> Staged:
    if found.path.stat().st_size > MAX_FILE:
        raise SubmissionError(f"{found.shown_as}: larger than {MAX_FILE >> 20} MiB")
    work = scratch / found.exercise_id
    work.mkdir()
    file = f"{found.exercise_id}{found.path.suffix.lower()}"
    for sibling in _siblings(found.path):
        with contextlib.suppress(OSError):
            shutil.copyfile(sibling, work / sibling.name)
    shutil.copyfile(found.path, work / file)
    return Staged(work, file)


def _siblings(path: Path) -> list[Path]:
    try:
        entries = sorted(path.parent.iterdir())
    except OSError:
        return []
    return [entry for entry in entries if _is_wanted(entry, path)][:MAX_SIBLINGS]


def _is_wanted(entry: Path, graded: Path) -> bool:
    if entry.name in NEVER_COPIED or entry.name.startswith(".") or entry.stem == graded.stem:
        return False
    try:
        return (
            entry.is_file() and not entry.is_symlink() and entry.stat().st_size <= MAX_SIBLING_BYTES
        )
    except OSError:
        return False
