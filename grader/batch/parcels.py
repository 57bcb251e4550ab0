"""What is sent to another machine: a submission's files, and what grading needs of a course."""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.batch.hashing import files_of_course
from grader.course import Course, open_course
from grader.errors import GraderError, SourceError, SubmissionError
from grader.files import shown
from grader.intake.collecting import MAX_BYTES, MAX_FILES
from grader.intake.handed import Handed
from grader.intake.source import Source
from grader.manifest import MANIFEST

EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A submission as data.

    Attributes:
        handed: what was handed in.
        contents: (bytes, when saved in POSIX seconds) by the member's name.
        errors: why others are not here, by the member's name.
    """

    handed: Handed
    contents: Mapping[str, tuple[bytes, float]]
    errors: Mapping[str, GraderError] = field(default_factory=dict)

    def copy(self, name: str, target: Path, limit: int) -> None:
        """See `Contents`."""
        if name in self.errors:
            raise self.errors[name]
        data, saved_at = self.contents[name]
        if len(data) > limit:
            raise SubmissionError(f"{shown(name)}: larger than {limit >> 20} MiB")
        target.write_bytes(data)
        os.utime(target, (saved_at, saved_at))


def packed(handed: Handed, source: Source) -> Parcel:
    """A submission with its files, as many as would be looked at."""
    room, contents, errors = MAX_BYTES, {}, {}
    with tempfile.TemporaryDirectory(prefix="grader-parcel-") as folder:
        copied = Path(folder, "file")
        for file in handed.files[:MAX_FILES]:
            try:
                source.copy(file.member, copied, room)
            except (SubmissionError, SourceError) as error:
                errors[file.member] = error
                continue
            data = copied.read_bytes()
            room -= len(data)
            contents[file.member] = (data, copied.stat().st_mtime)
    return Parcel(handed, contents, errors)


def packed_course(course: Course) -> bytes:
    """A zip of all that grading reads of a course: no solution is in it. The same each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, path in files_of_course(course):
            archive.writestr(zipfile.ZipInfo(place, EPOCH), path.read_bytes())
    return stream.getvalue()


def unpacked_course(data: bytes, folder: Path) -> Course:
    """The course, in an empty folder.

    Raises:
        AuthorError: it is not one.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder)
    assert (folder / "exercises" / MANIFEST).is_file()
    return open_course(folder)
