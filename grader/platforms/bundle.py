"""What every upload is made of: the grader as a wheel, the course, and pinned versions."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.batch.hashing import files_of_course
from grader.course import Course
from grader.errors import SubmissionError
from grader.files import reason, shown
from grader.replacing import replacing

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The time of all members: the same files make the same zip."""
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


def pins(python: str) -> Content:
    """The versions that were tried together, for a version of Python such as "3.10".

    Raises:
        SubmissionError: none are known for it.
    """
    path = PINS / f"{python}.txt"
    if not path.is_file():
        known = ", ".join(sorted(found.stem for found in PINS.glob("*.txt")))
        raise SubmissionError(f"no versions are pinned for Python {python}; there are {known}")
    return Content(path.read_bytes())


def script(name: str, *last: str) -> Content:
    """A script of ours, with lines of its own at the end."""
    text = (SCRIPTS / name).read_text(encoding="utf-8")
    return Content((text + "".join(f"{line}\n" for line in last)).encode(), is_executable=True)


def zipped(files: Files) -> bytes:
    """A zip of the files, in the order of their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in sorted(files.items()):
            member = zipfile.ZipInfo(name, BEGINNING)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3  # so that modes are read
            member.external_attr = (0o100755 if content.is_executable else 0o100644) << 16
            archive.writestr(member, content.data)
    return made.getvalue()


def write_zip(files: Files, path: Path) -> None:
    """Write the files as a zip, which takes the place of one that is there.

    Raises:
        SubmissionError: nothing can be written there.
    """
    with replacing(path) as made:
        made.write_bytes(zipped(files))


def write_folder(files: Files, folder: Path) -> None:
    """Write the files into a folder that is not there yet, or empty.

    Raises:
        SubmissionError: there is something in it, or nothing can be written there.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise SubmissionError(
                f"{shown(folder)}: is there already; name a folder that is not, or a .zip"
            )
        made = Path(tempfile.mkdtemp(prefix=".grader-", dir=folder.absolute().parent))
        try:
            _lay_out(files, made / "files")
            if folder.exists():
                folder.rmdir()
            (made / "files").replace(folder)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise SubmissionError(
            f"{shown(folder)}: cannot be written: {reason(error)}; mend that or name another place"
        ) from None


def _lay_out(files: Files, folder: Path) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.data)
        path.chmod(0o755 if content.is_executable else 0o644)
