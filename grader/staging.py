"""A private copy of what was handed in, at a neutral place: what a worker gets to see."""

from __future__ import annotations

import contextlib
import itertools
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.errors import SubmissionError
from grader.files import OF_THE_MACHINE, copy, read, unreadable, walk
from grader.submission import Found
from grader.unzip import has_form, is_litter

MAX_BESIDE = 500
MAX_SEEN = 5_000
MAX_BESIDE_BYTES = 50 << 20
OF_THE_COURSE = frozenset(
    {"checks.py", "expected.json", "mistakes.json", "options.json", "course.toml"}
    | {"hidden.py", "hidden.json", "hidden_mistakes.json"}
    | {"explanations.toml", "equivalent.toml", "hints.toml"}
)


@dataclass(frozen=True, slots=True)
class Staged:
    """A folder for one worker, the graded file in it, and how many files beside it stayed out."""

    work: Path
    file: str
    left_out: int = 0

    @property
    def path(self) -> Path:
        """Where the graded file is."""
        return self.work / self.file


def stage(found: Found, scratch: Path) -> Staged:
    """Copy the graded file, under its exercise's name, and what lies beside and below it.

    That may be modules that it imports or data that it reads. Links are never followed; where the
    folder is one of a course's own exercises, the course's files are left out. Each call makes a
    folder of its own: a worker may destroy what it is given.

    Raises:
        SubmissionError: the file is too large or cannot be read.
        SandboxError: this machine is at fault.
    """
    try:
        return _stage(found, scratch)
    except OSError as error:
        raise unreadable(found.shown_as, error) from None


def _stage(found: Found, scratch: Path) -> Staged:
    scratch.chmod(0o711)  # to be passed through by a worker's user; the folder in it is closed
    graded = read(found.path, found.shown_as)
    work = Path(tempfile.mkdtemp(prefix=f"{found.exercise_id}-", dir=scratch))
    file = f"{found.exercise_id}{found.path.suffix.lower()}"
    left_out = _copy_beside(found.path, work, file)
    (work / file).write_bytes(graded)
    return Staged(work, file, left_out)


def _copy_beside(graded: Path, work: Path, file: str) -> int:
    """Copy within the limits, modules first; how many files were left out for want of room.

    A folder that is called as the graded file will be is not copied.
    """
    room, copied, left_out = MAX_BESIDE_BYTES, 0, 0
    for path in itertools.islice(_beside(graded), MAX_SEEN):
        if path.relative_to(graded.parent).parts[0] == file:
            continue
        try:
            if copied >= MAX_BESIDE or path.lstat().st_size > room:
                left_out += 1
                continue
            room -= copy(path, work / path.relative_to(graded.parent), room)
            copied += 1
        except OSError as error:
            if error.errno in OF_THE_MACHINE:
                raise
            continue  # it cannot be read, or has grown; the graded file may not need it
    return left_out


def _beside(graded: Path) -> Iterator[Path]:
    own = OF_THE_COURSE if (graded.parent / "expected.json").is_file() else frozenset()
    files = walk(graded.parent, lambda name: is_litter((name,)), has_form)
    with contextlib.suppress(SubmissionError):  # of more files than that enough are seen
        for path in files:
            if path.name not in own and path != graded:
                yield path
