"""What was handed in: which file is graded for which exercise.

A submission is one file, several, a folder or a zip. In folders a file is found by its stem, at
any depth. When several files could be an exercise's, an untouched stub never wins over a file
that was worked on; among the rest the one saved last is graded, a module when they are within
two seconds (what a zip can tell apart). The choice is said in the report.
"""

from __future__ import annotations

import os
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course
from grader.errors import SubmissionError
from grader.model import Form
from grader.notebook import code_of_text

FORMS: dict[str, Form] = {".py": "module", ".ipynb": "notebook"}
LITTER = frozenset({"__MACOSX", "__pycache__", "site-packages", "node_modules"})
SAME_TIME_S = 2.0
MAX_FILE = 20 << 20
MAX_ZIP_FILES = 2_000
MAX_ZIP_BYTES = 200 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """The file that is graded for an exercise; `note` tells the student about a choice."""

    exercise_id: str
    path: Path
    form: Form
    shown_as: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """Everything found, and whether exercises that are absent count as missing."""

    name: str
    found: tuple[Found, ...]
    whole: bool


def find(paths: Sequence[Path], course: Course, only: str | None, scratch: Path) -> Submission:
    """Find the files to grade.

    Args:
        paths: files, folders or zips.
        course: knows the exercises' ids and stubs.
        only: grade this exercise alone; a single file may then have any name.
        scratch: where zips are unpacked.

    Raises:
        SubmissionError: a path is missing, unreadable, or holds nothing of this course.
    """
    name = ", ".join(str(path) for path in paths)
    if only is not None and only not in course.ids:
        raise SubmissionError(f"--exercise {only}: no such exercise; {_known(course)}")
    whole = any(path.is_dir() or path.suffix == ".zip" for path in paths)
    pairs = [pair for path in paths for pair in _files(path, course, scratch)]
    if not whole and only is not None and len(pairs) == 1:
        return Submission(name, (_single(pairs[0], only),), whole=False)
    ids = [only] if only is not None else list(course.ids)
    found = tuple(_choose(i, pairs, course) for i in ids if _named(i, pairs))
    if not found:
        raise SubmissionError(_nothing_found(name, paths, course, only))
    return Submission(name, found, whole)


def _single(pair: tuple[Path, str], exercise_id: str) -> Found:
    path, shown = pair
    if path.suffix not in FORMS:
        raise SubmissionError(f"{shown}: neither a module (.py) nor a notebook (.ipynb)")
    return Found(exercise_id, path, FORMS[path.suffix], shown)


def _nothing_found(name: str, paths: Sequence[Path], course: Course, only: str | None) -> str:
    wanted = only or "of this course"
    if all(path.is_file() and path.suffix in FORMS for path in paths):
        return (
            f"{name}: the name is not that of an exercise; {_known(course)}; "
            "or name it with --exercise"
        )
    return f"{name}: holds no file of an exercise {wanted}; {_known(course)}"


def _known(course: Course) -> str:
    return f"the exercises are {', '.join(course.ids)}"


def _files(path: Path, course: Course, scratch: Path) -> list[tuple[Path, str]]:
    """(path, how to name it) of each file that `path` stands for."""
    try:
        if not path.exists():
            raise SubmissionError(f"{path}: no such file or folder")
        if path.is_dir():
            return [(p, str(p.relative_to(path))) for p in sorted(_walk(path))]
        if path.suffix == ".zip":
            return _unzip(path, scratch)
        if path.stat().st_size > MAX_FILE:
            raise SubmissionError(f"{path}: larger than {MAX_FILE >> 20} MiB")
        path.open("rb").close()
        return [(path, path.name)]
    except OSError as error:
        raise SubmissionError(f"{path}: cannot be read: {error.strerror}") from None


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") or part in LITTER for part in parts)
        if path.suffix in FORMS and not hidden and path.is_file() and not path.is_symlink():
            yield path


def _unzip(path: Path, scratch: Path) -> list[tuple[Path, str]]:
    target = scratch / f"unzipped-{path.stem}"
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if _is_wanted(info)]
            if len(members) > MAX_ZIP_FILES:
                raise SubmissionError(f"{path}: more than {MAX_ZIP_FILES} files")
            if sum(info.file_size for info in members) > MAX_ZIP_BYTES:
                raise SubmissionError(f"{path}: more than {MAX_ZIP_BYTES >> 20} MiB unpacked")
            return [_extract(archive, info, target) for info in members]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise SubmissionError(f"{path}: not a zip that can be read: {error}") from None


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    parts = Path(info.filename).parts
    litter = any(part.startswith(".") or part in LITTER for part in parts)
    return not info.is_dir() and not litter and Path(info.filename).suffix in FORMS


def _extract(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> tuple[Path, str]:
    """`ZipFile.extract` drops drive letters, leading slashes and `..` by itself."""
    extracted = Path(archive.extract(info, target))
    _set_time(extracted, info)
    return extracted, info.filename


def _set_time(path: Path, info: zipfile.ZipInfo) -> None:
    try:
        moment = time.mktime((*info.date_time, 0, 0, -1))
        os.utime(path, (moment, moment))
    except (ValueError, OverflowError, OSError):
        os.utime(path, (0, 0))


def _named(exercise_id: str, pairs: Sequence[tuple[Path, str]]) -> list[tuple[Path, str]]:
    return [pair for pair in pairs if pair[0].stem == exercise_id and pair[0].suffix in FORMS]


def _choose(exercise_id: str, pairs: Sequence[tuple[Path, str]], course: Course) -> Found:
    candidates = _named(exercise_id, pairs)
    touched = [pair for pair in candidates if not _is_stub(pair[0], exercise_id, course)]
    best = _latest(touched or candidates)
    note = None
    if len(candidates) > 1:
        others = ", ".join(shown for _, shown in candidates if shown != best[1])
        why = "the others are untouched stubs" if len(touched) == 1 else "it was saved last"
        note = f"Graded {best[1]}, not {others}: {why}."
    return Found(exercise_id, best[0], FORMS[best[0].suffix], best[1], note)


def _latest(pairs: Sequence[tuple[Path, str]]) -> tuple[Path, str]:
    newest = max(path.stat().st_mtime for path, _ in pairs)
    recent = [p for p in pairs if newest - p[0].stat().st_mtime <= SAME_TIME_S]
    return min(recent, key=lambda pair: (pair[0].suffix != ".py", pair[1]))


def _is_stub(path: Path, exercise_id: str, course: Course) -> bool:
    stub = course.exercises_dir / course.entry(exercise_id).folder / path.name
    try:
        return stub.is_file() and code_of_text(path) == code_of_text(stub)
    except (OSError, SubmissionError):
        return False
