"""From what was handed in to what is graded: files in a folder of their own, under their names."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from grader.course import Course, LoadedExercise
from grader.errors import SubmissionError
from grader.files import MAX_DEPTH, MAX_FILE, OF_THE_MACHINE, shown, unreadable
from grader.intake.handed import File, Handed
from grader.intake.naming import exercise_of
from grader.intake.source import Contents
from grader.notebook import code_of_text
from grader.submission import Submission, choose
from grader.unzip import MAX_NAME, has_form, unzip
from grader.unzip import harmless as without_meaning

MAX_FILES = 2_000
MAX_BYTES = 200 << 20
Named = tuple[Path, str]
MAX_CHARACTERS = MAX_NAME // 4  # of UTF-8 each has four bytes at most


@dataclass(frozen=True, slots=True)
class Collected:
    """A submission that can be graded, and what the instructor should know of it."""

    submission: Submission
    notes: tuple[str, ...]


class Collector:
    """Lays out submissions of one class.

    Args:
        course: knows the exercises and their stubs.
        exercises: those of the course: they know the functions.
    """

    def __init__(self, course: Course, exercises: Mapping[str, LoadedExercise]) -> None:
        self._course = course
        self._names = {
            id: frozenset((*one.signatures, *one.values)) for id, one in exercises.items()
        }

    def collect(self, handed: Handed, source: Contents, folder: Path) -> Collected:
        """Copy a submission's files to an empty folder, and find what is graded among them.

        Zips are unpacked; files with other names are recognised by what they define. What cannot
        be read costs its own place alone. With no file of an exercise everything is missing.

        Raises:
            SandboxError: this machine is at fault, as when its disk is full.
        """
        notes = [*handed.notes]
        files = folder / "files"
        files.mkdir()
        pairs = []
        for path, name in _copied(source, handed.files, files, notes):
            if path.suffix.lower() == ".zip":
                pairs += _unpacked(path, name, folder, notes)
            elif has_form(path.name):
                pairs.append((path, name))
        pairs = self._renamed(sorted(pairs), notes)
        return Collected(self._found(handed, pairs, notes), tuple(notes))

    def _renamed(self, pairs: Sequence[Named], notes: list[str]) -> list[Named]:
        """Give files the names of the exercises that they are, where no such file is in the way."""
        renamed: dict[Path, str] = {}
        for path, name in sorted(pairs, key=lambda pair: pair[0].stem not in self._course.ids):
            target = self._target(path, renamed)
            if target != path:
                os.replace(path, target)
                notes.append(f"{shown(name)} was graded as {target.stem}, which it defines.")
            renamed[target] = shown(name)
        return sorted(renamed.items())

    def _target(self, path: Path, taken: Container[Path]) -> Path:
        """Where a file goes: where it is, unless it is an exercise by another name."""
        if path.stem in self._course.ids:
            return path
        exercise = exercise_of(path, self._names)
        target = path if exercise is None else path.with_name(exercise + path.suffix.lower())
        if target not in taken or (exercise and self._is_stub(target, exercise)):
            return target
        return path

    def _is_stub(self, path: Path, exercise: str) -> bool:
        stub = self._course.exercises_dir / self._course.entry(exercise).folder / path.name
        try:
            return code_of_text(path) == code_of_text(stub)
        except SubmissionError:
            return False

    def _found(self, handed: Handed, pairs: Sequence[Named], notes: list[str]) -> Submission:
        name = handed.students[0].key
        try:
            found = choose(pairs, self._course, self._course.ids, name)
        except SubmissionError as refusal:
            notes.append(f"{refusal}.")
            found = ()
        if handed.files and not found:
            notes.append("There is no file of an exercise among what was handed in.")
        return Submission(name, found, whole=True)


def _copied(
    source: Contents, files: Sequence[File], folder: Path, notes: list[str]
) -> Iterator[Named]:
    """The copies of what can be read, and how the student called them."""
    room = MAX_BYTES
    for file in files[:MAX_FILES]:
        path = _free(folder / _harmless(file.path))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            source.copy(file.member, path, min(room, _limit(path)))
        except (SubmissionError, OSError) as error:
            if getattr(error, "errno", None) in OF_THE_MACHINE:
                raise unreadable(shown(file.path), error) from None
            path.unlink(missing_ok=True)
            notes.append(f"{shown(file.path)} was left out: {_last_part(error)}.")
            continue
        room -= path.stat().st_size
        yield path, file.path
    if len(files) > MAX_FILES:
        notes.append(f"{len(files) - MAX_FILES} files were left out: there are too many.")


def _unpacked(path: Path, name: str, folder: Path, notes: list[str]) -> list[Named]:
    target = Path(tempfile.mkdtemp(prefix="unzipped-", dir=folder))
    try:
        return [(inner, f"{name}/{within}") for inner, within in unzip(path, target)]
    except SubmissionError as refusal:
        notes.append(f"{shown(name)} was left out: {_last_part(refusal)}.")
        return []
    finally:
        path.unlink()


def _free(path: Path) -> Path:
    """The path, or one with another folder before the name where names differ in letters only."""
    number = 1
    while os.path.lexists(path):
        number += 1
        path = path.parent / str(number) / path.name
    return path


def _limit(path: Path) -> int:
    """A file of a student's may have 20 MiB, a zip what all files together may have."""
    return MAX_BYTES if path.suffix.lower() == ".zip" else MAX_FILE


def _harmless(name: str) -> str:
    """The path without what would lead elsewhere, or what a system gives a meaning."""
    parts = [part for part in PurePosixPath(name).parts if part not in ("/", "..", ".")]
    kept = [without_meaning(part)[-MAX_CHARACTERS:] for part in parts[-MAX_DEPTH:]]
    return "/".join(kept) or "_"


def _last_part(error: Exception) -> str:
    """Why, without the place that the note names already."""
    return str(error).rpartition(": ")[2]
