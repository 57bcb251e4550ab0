"""From what was handed in to what is graded: files in a folder of their own, under their names."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from grader.course import Course, LoadedExercise
from grader.errors import SandboxError, SubmissionError
from grader.files import MAX_DEPTH, MAX_FILE, OF_THE_MACHINE, reason, shown, unreadable
from grader.intake.handed import File, Handed
from grader.intake.naming import exercise_of
from grader.intake.source import Contents
from grader.submission import Found, Submission, best_of, has_work, named_exercise
from grader.unzip import MAX_NAME, has_form, is_zip, unzip
from grader.unzip import harmless as without_meaning

MAX_FILES = 2_000
MAX_BYTES = 200 << 20
FULL = f"all files together may have {MAX_BYTES >> 20} MiB"
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

        Zips are unpacked; files with other names are recognised by what they define. What is too
        large costs its own place alone. With no file of an exercise everything is missing.

        Raises:
            SourceError: the download is damaged there.
            SandboxError: this machine is at fault, as when its disk is full.
        """
        notes = [*handed.notes]
        if not handed.files and not notes:
            notes.append("Nothing was handed in.")
        files = folder / "files"
        files.mkdir()
        pairs = []
        for path, name in _copied(source, self._ordered(handed.files), files, notes):
            if is_zip(path.name):
                pairs += _unpacked(path, name, folder, notes)
            elif has_form(path.name):
                pairs.append((path, name))
        found = tuple(self._found(sorted(pairs), notes))
        if handed.files and not found:
            notes.append("There is no file of an exercise among what was handed in.")
        submission = Submission(handed.students[0].key, found, whole=True)
        return Collected(submission, tuple(notes))

    def _ordered(self, files: Sequence[File]) -> list[File]:
        """The files in the order in which they are given room: what may be graded comes first."""

        def rank(file: File) -> tuple[int, int]:
            path = PurePosixPath(file.path)
            if not has_form(path.name) and not is_zip(path.name):
                return 2, 0
            return named_exercise(path.stem, self._course.ids) is None, len(path.parts)

        return sorted(files, key=rank)

    def _found(self, pairs: Sequence[Named], notes: list[str]) -> Iterator[Found]:
        """The file of each exercise of which there is one, under the exercise's name."""
        by_name = {path: named_exercise(path.stem, self._course.ids) for path, _ in pairs}
        by_code = {
            path: exercise_of(path, self._names) for path, id in by_name.items() if id is None
        }
        for id in self._course.ids:
            named = [pair for pair in pairs if by_name[pair[0]] == id]
            recognised = [pair for pair in pairs if by_code.get(pair[0]) == id]
            candidates = self._candidates(id, named, recognised, notes)
            if candidates:
                yield from self._best(id, candidates, notes)

    def _candidates(
        self, id: str, named: Sequence[Named], recognised: Sequence[Named], notes: list[str]
    ) -> list[Named]:
        """What could be graded: another name only where no work has the exercise's name."""
        if not any(has_work(path, id, self._course) for path, _ in named):
            return [*named, *recognised]
        notes += [
            f"{shown(name)} defines what {id} asks for too; the file of that name was graded."
            for _, name in recognised
        ]
        return [*named]

    def _best(self, id: str, candidates: Sequence[Named], notes: list[str]) -> Iterator[Found]:
        named = [(path, shown(name)) for path, name in candidates]
        try:
            best = best_of(id, named, self._course)
        except SubmissionError as refusal:
            notes.append(f"{refusal}.")
            return
        except OSError as error:  # a copy of ours that was there a moment ago
            raise SandboxError(f"{named[0][1]}: {reason(error)} (on this machine)") from None
        if named_exercise(best.path.stem, (id,)) is None:
            notes.append(f"{best.shown_as} was graded as {id}, which it defines.")
        if best.note is not None and any(path.stem != id for path, _ in candidates):
            notes.append(best.note)
        yield replace(best, path=_named(best.path, id))


def _copied(
    source: Contents, files: Sequence[File], folder: Path, notes: list[str]
) -> Iterator[Named]:
    """The copies of what is not too large, and how the student called them."""
    room = MAX_BYTES
    for file in files[:MAX_FILES]:
        path = _free(folder / _harmless(file.path))
        limit = _limit(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
            source.copy(file.member, path, min(room, limit))
        except (SubmissionError, OSError) as error:
            if getattr(error, "errno", None) in OF_THE_MACHINE:
                raise unreadable(shown(file.path), error) from None
            path.unlink(missing_ok=True)
            is_full = isinstance(error, SubmissionError) and room < limit
            why = FULL if is_full else _last_part(error)
            notes.append(f"{shown(file.path)} was left out: {why}.")
            continue
        room -= path.stat().st_size
        yield path, file.path
    if len(files) > MAX_FILES:
        notes.append(f"{len(files) - MAX_FILES} files were left out: there are too many.")


def _unpacked(path: Path, name: str, folder: Path, notes: list[str]) -> list[Named]:
    target = Path(tempfile.mkdtemp(prefix="unzipped-", dir=folder))
    try:
        found = [(inner, f"{name}/{within}") for inner, within in unzip(path, target)]
        notes += [
            f"{shown(name)}/{shown(inner.name)} is a zip in a zip; it was not opened."
            for inner in sorted(target.rglob("*"))
            if is_zip(inner.name)
        ]
        return found
    except SubmissionError as refusal:
        notes.append(f"{shown(name)} was left out: {_last_part(refusal)}.")
        return []
    finally:
        path.unlink()


def _named(path: Path, stem: str) -> Path:
    """Give a file that name where it lies, in place of one of that name that is not graded."""
    target = path.with_name(stem + path.suffix.lower())
    if target.is_dir():  # it is graded under that name all the same
        return path
    os.replace(path, target)
    return target


def _free(path: Path) -> Path:
    """The path, or one with another folder before the name where names differ in letters only."""
    free, number = path, 1
    while os.path.lexists(free):
        number += 1
        free = path.parent / str(number) / path.name
    return free


def _limit(path: Path) -> int:
    """A file of a student's may have 20 MiB, a zip what all files together may have."""
    return MAX_BYTES if is_zip(path.name) else MAX_FILE


def _harmless(name: str) -> str:
    """The path without what would lead elsewhere, or what a system gives a meaning."""
    parts = [part for part in PurePosixPath(name).parts if part not in ("/", "..", ".")]
    kept = [without_meaning(part)[-MAX_CHARACTERS:] for part in parts[-MAX_DEPTH:]]
    return "/".join(kept) or "_"


def _last_part(error: Exception) -> str:
    """Why, without the place that the note names already."""
    return str(error).rpartition(": ")[2]
