"""A submission as one zip: the graded files, and beside them what their workers would get.

Files of one folder stay together: at the top where there is one such folder, else in a folder
named after the first exercise in it. Of each exercise there is one file, under its own name, so
whoever opens the zip has nothing left to choose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from grader.course import Course
from grader.errors import SubmissionError
from grader.files import MAX_DEPTH, MAX_FILE, read, shown, unreadable
from grader.staging import MAX_BESIDE_BYTES, stage
from grader.submission import Found, Submission, is_stub
from grader.unzip import ANY_RATIO, MAX_BYTES, MAX_FILES, MAX_NAME, harmless, has_form, is_zip
from grader.zipping import Member

MARK = b"made by grade --submit"
"""The comment of such a zip, at its end: who finds it there may replace the zip."""


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
    for group in groups:
        folder = f"{group[0].exercise_id}/" if len(groups) > 1 else ""
        packing = _Group(folder, group, course, everywhere).packed(scratch)
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


@dataclass(frozen=True, slots=True)
class _Group:
    """The graded files of one folder; `everywhere` are those of all folders."""

    folder: str
    graded: list[Found]
    course: Course
    everywhere: frozenset[Path]

    def packed(self, scratch: Path) -> Packing:
        items = [self._item(found) for found in self.graded]
        taken = {item.name.casefold() for item in items}
        staged = stage(self.graded[0], scratch)
        remarks = []
        if staged.left_out:
            remarks.append(f"left out: {staged.left_out} files beside it, there are too many")
        for path in sorted(path for path in staged.work.rglob("*") if path.is_file()):
            place = PurePosixPath(path.relative_to(staged.work).as_posix())
            name = f"{self.folder}{place}"
            if has_form(path.name) and path.stem in self.course.ids:
                remarks += self._remark(place, path.stem)
            elif is_packed(path):
                continue
            elif not _is_portable(place) or name.casefold() in taken:
                remarks.append(
                    f"left out: {shown(str(place))} (no name for all systems; rename it)"
                )
            else:
                taken.add(name.casefold())
                items.append(Item(name, path, path.stat().st_size, self._saved_at(place, path)))
        return Packing(tuple(items), tuple(remarks))

    def _item(self, found: Found) -> Item:
        name = f"{self.folder}{found.exercise_id}{found.path.suffix.lower()}"
        try:
            status = found.path.stat()
        except OSError as error:
            raise unreadable(found.shown_as, error) from None
        return Item(name, found.path, status.st_size, status.st_mtime)

    def _original(self, place: PurePosixPath) -> Path:
        return self.graded[0].path.parent / place

    def _saved_at(self, place: PurePosixPath, path: Path) -> float:
        """When the original was saved; the copy is new."""
        original = self._original(place)
        return (original if original.exists() else path).stat().st_mtime

    def _remark(self, place: PurePosixPath, exercise_id: str) -> Iterator[str]:
        """A word on a file of an exercise's name that somebody has worked on, and no one grades."""
        path = self._original(place)
        if not path.is_file() or path.resolve() in self.everywhere:
            return
        if not is_stub(path, exercise_id, self.course):
            yield f"left out: {shown(str(place))} (another file is graded for {exercise_id})"


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
