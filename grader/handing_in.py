"""A submission as one zip: the graded files, and beside them what their workers would get.

Files of one folder stay together: at the top where there is one such folder, else in a folder
named after the first exercise in it. Of each exercise there is one file, under its own name; one
more only where other work may use it, and then as the older one, so that it is not graded instead.
"""

from __future__ import annotations

import filecmp
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from grader.course import Course
from grader.errors import SubmissionError
from grader.files import MAX_DEPTH, MAX_FILE, read, shown, unreadable
from grader.mentions import may_use
from grader.staging import MAX_BESIDE_BYTES, stage
from grader.submission import Found, Submission, is_stub, named_exercise
from grader.unzip import ANY_RATIO, MAX_BYTES, MAX_FILES, MAX_NAME, harmless, has_form, is_zip
from grader.zipping import Member

MARK = b"made by grade --submit"
"""The comment of such a zip, at its end: who finds it there may replace the zip."""
LESSON = "README.md"
OLDER_S = 6.0
"""More than two files that were saved together are apart, also by a zip's times of two seconds."""
EARLIEST_S = time.mktime((1980, 1, 2, 0, 0, 0, 0, 0, -1))
"""A zip's times begin a day before: there is room for what is older than a graded file."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file to be packed: its name in the zip, where it is, its size, and when it was saved."""

    name: str
    path: Path
    size: int
    saved_at: float

    def member(self) -> Member:
        """Read it.

        Raises:
            SubmissionError: it is gone, or has grown beyond what is handed in.
        """
        moment = datetime.fromtimestamp(self.saved_at)
        data = read(self.path, shown(self.name), max(MAX_FILE, MAX_BESIDE_BYTES))
        parts = (moment.month, moment.day, moment.hour, moment.minute, moment.second)
        return Member(self.name, data, (moment.year, *parts))


@dataclass(frozen=True, slots=True)
class Packing:
    """What goes into the zip, and a line for all that is not there."""

    items: tuple[Item, ...]
    remarks: tuple[str, ...]

    @property
    def is_small(self) -> bool:
        """Whether it may be compressed: what unpacks to too many times its size is refused."""
        return sum(item.size for item in self.items) <= ANY_RATIO


def pack(submission: Submission, course: Course, scratch: Path) -> Packing:
    """What the zip of a submission holds.

    Args:
        submission: what was found.
        course: knows which names are those of exercises.
        scratch: for copies of what lies beside the graded files; kept until these are read.

    Raises:
        SubmissionError: a graded file cannot be read, or it is more than `grade` would unpack.
    """
    items: list[Item] = []
    remarks: list[str] = []
    groups = _by_folder(submission)
    everywhere = frozenset(found.path.resolve() for found in submission.found)
    saved_at = {found.exercise_id: _status(found).st_mtime for found in submission.found}
    for group in groups:
        folder = f"{group[0].exercise_id}/" if len(groups) > 1 else ""
        packing = _Group(folder, group, course, everywhere, saved_at).packed(scratch)
        items += packing.items
        remarks += packing.remarks
    if len(items) > MAX_FILES or sum(item.size for item in items) > MAX_BYTES:
        raise SubmissionError(
            f"{submission.name}: more than {MAX_FILES} files or {MAX_BYTES >> 20} MiB with what "
            "lies beside the exercises; move elsewhere what they do not need"
        )
    return Packing(tuple(items), tuple(remarks))


def is_packed(path: Path) -> bool:
    """Whether it is a zip that was made here."""
    if not is_zip(path.name) or not path.is_file() or path.is_symlink():
        return False
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - len(MARK)))
        return file.read(len(MARK)) == MARK


def _by_folder(submission: Submission) -> list[list[Found]]:
    groups: dict[Path, list[Found]] = {}
    for found in submission.found:
        groups.setdefault(found.path.parent.resolve(), []).append(found)
    return list(groups.values())


def _status(found: Found) -> os.stat_result:
    try:
        return found.path.stat()
    except OSError as error:
        raise unreadable(found.shown_as, error) from None


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy of a file beside or below the graded ones, and its place there."""

    path: Path
    place: PurePosixPath

    def program(self) -> str:
        """Its text, where it is a module or a notebook."""
        if not has_form(self.path.name):
            return ""
        return self.path.read_text(encoding="utf-8", errors="replace")


@dataclass(frozen=True, slots=True)
class _Group:
    """The graded files of one folder.

    Of all folders, `everywhere` are the graded files, `saved_at` when each exercise's was saved.
    """

    folder: str
    graded: list[Found]
    course: Course
    everywhere: frozenset[Path]
    saved_at: Mapping[str, float]

    def packed(self, scratch: Path) -> Packing:
        items = [self._item(found) for found in self.graded]
        taken = {item.name.casefold() for item in items}
        staged = stage(self.graded[0], scratch)
        remarks = []
        if staged.left_out:
            remarks.append(f"left out: {staged.left_out} files beside it, there are too many")
        copies = list(_copies(staged.work))
        graded = {found.path.resolve() for found in self.graded}
        own = {c for c in copies if self._original(c).resolve() in graded or c.path == staged.path}
        used = self._used(copies, own)
        for one in copies:
            name = f"{self.folder}{one.place}"
            is_taken = name.casefold() in taken
            if one in own or one not in used or (is_taken and self._exercise_of(one)):
                remarks += self._remark(one)
            elif is_taken or not _is_portable(one.place):
                told = f"{shown(str(one.place))} (no name for all systems; rename it)"
                remarks.append(f"left out: {told}")
            else:
                taken.add(name.casefold())
                items.append(Item(name, one.path, one.path.stat().st_size, self._saved_at(one)))
        return Packing(tuple(items), tuple(remarks))

    def _used(self, copies: list[_Copy], own: set[_Copy]) -> set[_Copy]:
        """What goes along: all but what is an exercise's or the course's, and nobody may use."""
        spare = {c for c in copies if self._exercise_of(c) or self._is_lesson(c)} - own
        used = set(copies) - spare
        new = used
        while new:
            programs = [one.program() for one in new]
            new = {c for c in spare if any(may_use(text, c.place.stem) for text in programs)}
            used, spare = used | new, spare - new
        return used

    def _exercise_of(self, one: _Copy) -> str | None:
        """Whose name it has."""
        is_program = has_form(one.place.name)
        return named_exercise(one.place.stem, self.course.ids) if is_program else None

    def _is_lesson(self, one: _Copy) -> bool:
        """Whether it is a lesson as it was handed out."""
        if one.place.name != LESSON:
            return False
        folders = (self.course.exercises_dir / entry.folder for entry in self.course.entries)
        lessons = (folder / LESSON for folder in folders)
        return any(path.is_file() and filecmp.cmp(path, one.path, False) for path in lessons)

    def _item(self, found: Found) -> Item:
        name = f"{self.folder}{found.exercise_id}{found.path.suffix.lower()}"
        status = _status(found)
        return Item(name, found.path, status.st_size, max(status.st_mtime, EARLIEST_S))

    def _original(self, one: _Copy) -> Path:
        return self.graded[0].path.parent / one.place

    def _saved_at(self, one: _Copy) -> float:
        """When the original was saved, the copy is new; before the file that is to be graded."""
        original = self._original(one)
        saved_at = (original if original.exists() else one.path).stat().st_mtime
        graded_at = self.saved_at.get(self._exercise_of(one) or "")
        return saved_at if graded_at is None else min(saved_at, graded_at - OLDER_S)

    def _remark(self, one: _Copy) -> Iterator[str]:
        """A word on a file of an exercise's name that somebody has worked on, and no one grades."""
        path, exercise_id = self._original(one), self._exercise_of(one)
        if exercise_id is None or not path.is_file() or path.resolve() in self.everywhere:
            return
        if not is_stub(path, exercise_id, self.course):
            yield f"left out: {shown(str(one.place))} (another file is graded for {exercise_id})"


def _copies(work: Path) -> Iterator[_Copy]:
    """The files of a worker's folder; a zip that was made here is no part of the next one."""
    for path in sorted(path for path in work.rglob("*") if path.is_file()):
        if not is_packed(path):
            yield _Copy(path, PurePosixPath(path.relative_to(work).as_posix()))


def _is_portable(place: PurePosixPath) -> bool:
    """Whether a file has that name, in that place, also where the zip is unpacked."""
    if len(place.parts) >= MAX_DEPTH:
        return False
    return all(
        harmless(part) == part
        and "\\" not in part
        and len(part.encode("utf-8", errors="replace")) <= MAX_NAME
        for part in place.parts
    )
