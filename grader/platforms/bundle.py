"""What every upload is made of: the grader as a wheel, the course, and pinned versions."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.batch.hashing import files_of_course
from grader.course import Course
from grader.errors import SubmissionError
from grader.files import shown
from grader.manifest import MANIFEST, read_toml
from grader.replacing import making_folder, replacing
from grader.zipping import Member, write_zip

PINS = Path(__file__).parent / "pins"
SCRIPTS = Path(__file__).parent / "scripts"


@dataclass(frozen=True, slots=True)
class Content:
    """A file to be packed."""

    data: bytes
    is_executable: bool = False


Files = Mapping[str, Content]


def course_files(course: Course) -> dict[str, Content]:
    """What grading reads of a course: no solution, no mistake, only what they have left."""
    return {
        f"course/{place}": Content(path.read_bytes()) for place, path in files_of_course(course)
    }


def title_of(course: Course, title: str) -> str:
    """The title that was chosen, or else the course's own."""
    own = read_toml(course.exercises_dir / MANIFEST).get("title")
    return title or (own if isinstance(own, str) and own else ", ".join(course.ids))


def pins(python: str) -> Content:
    """The versions that were tried together, for a version of Python such as "3.10".

    Raises:
        SubmissionError: none are known for it.
    """
    known = {path.stem: path for path in sorted(PINS.glob("*.txt"))}
    if python not in known:
        there = ", ".join(known)
        raise SubmissionError(f"no versions are pinned for Python {python}; there are {there}")
    return Content(known[python].read_bytes())


def all_pins(demanded: str) -> dict[str, Content]:
    """The pins of every version that is known, for a platform that chooses later.

    Raises:
        SubmissionError: that which is demanded is not among them.
    """
    pins(demanded)
    return {f"pins/{path.name}": Content(path.read_bytes()) for path in PINS.glob("*.txt")}


def text(name: str, told: Mapping[str, str]) -> Content:
    """A file of ours with words put in the places that are marked, as in "@limit@"."""
    found = (SCRIPTS / name).read_text(encoding="utf-8")
    for place, word in told.items():
        found = found.replace(place, word)
    return Content(found.encode())


def script(name: str, *last: str) -> Content:
    """A script of ours, with lines of its own at the end."""
    text = (SCRIPTS / name).read_text(encoding="utf-8")
    return Content((text + "".join(f"{line}\n" for line in last)).encode(), is_executable=True)


def zipped(files: Files) -> bytes:
    """A zip of the files, in the order of their names."""
    made = io.BytesIO()
    write_zip(made, _members(files))
    return made.getvalue()


def write_packed(files: Files, path: Path) -> None:
    """Write the files as a zip, which takes the place of such a zip and of nothing else.

    Raises:
        SubmissionError: another file is there, or nothing can be written there.
    """
    if path.is_file() and not _is_packed(path):
        raise SubmissionError(
            f"{shown(path)}: is there already, and was not made by pack; "
            "remove it or name another place"
        )
    with replacing(path) as made:
        write_zip(made, _members(files))


def _is_packed(path: Path) -> bool:
    """Whether a course lies in it as it does in every upload; a file without a byte passes."""
    if not path.stat().st_size:
        return True
    with (
        contextlib.suppress(OSError, zipfile.BadZipFile, NotImplementedError),
        zipfile.ZipFile(path) as found,
    ):
        return any(name.endswith(f"course/exercises/{MANIFEST}") for name in found.namelist())
    return False


def write_folder(files: Files, folder: Path) -> None:
    """Write the files into a folder that is not there yet, or empty.

    Raises:
        SubmissionError: there is something in it, or nothing can be written there.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SubmissionError(
            f"{shown(folder)}: is there already; name a folder that is not, or a .zip"
        )
    with making_folder(folder) as made:
        for name, content in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.data)
            path.chmod(0o755 if content.is_executable else 0o644)


def _members(files: Files) -> Iterator[Member]:
    for name, content in sorted(files.items()):
        yield Member(name, content.data, is_executable=content.is_executable)
