"""Taking a zip apart: limits on what comes out, no path of the zip's own choosing."""

from __future__ import annotations

import os
import shutil
import time
import zipfile
from pathlib import Path, PurePosixPath

from grader.errors import SubmissionError
from grader.model import Form

FORMS: dict[str, Form] = {".py": "module", ".ipynb": "notebook"}
LITTER = frozenset({"__MACOSX", "__pycache__", "site-packages", "node_modules"})
MAX_FILES = 2_000
MAX_BYTES = 200 << 20


def has_form(name: str) -> bool:
    """Whether a file of that name is a module or a notebook."""
    return Path(name).suffix.lower() in FORMS


def is_litter(parts: tuple[str, ...]) -> bool:
    """Whether a path leads through what editors and systems leave behind."""
    return any(part.startswith(".") or part in LITTER for part in parts)


def unzip(path: Path, target: Path) -> list[tuple[Path, str]]:
    """Unpack the modules and notebooks of a zip, and the files beside them.

    The folders in the zip become numbered ones in `target`, so that no name in it can lead
    elsewhere.

    Returns:
        (path, name in the zip) of each module and notebook.

    Raises:
        SubmissionError: it is no zip, is damaged or encrypted, or holds too much.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if _is_wanted(info)]
            _check_size(path, members)
            return _unpack(archive, members, target)
    except SubmissionError:
        raise
    except Exception as error:  # zipfile lets through whatever its decompressors raise
        reason = " ".join(str(error).split()) or type(error).__name__
        raise SubmissionError(f"{path}: not a zip that can be read: {reason}") from None


def _unpack(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], target: Path
) -> list[tuple[Path, str]]:
    folders: dict[PurePosixPath, Path] = {}
    found = []
    for info in members:
        name = _name(info)
        folder = folders.setdefault(name.parent, target / str(len(folders)))
        folder.mkdir(exist_ok=True)
        _extract(archive, info, folder / name.name)
        if has_form(name.name):
            found.append((folder / name.name, str(name)))
    return list(dict(found).items())


def _name(info: zipfile.ZipInfo) -> PurePosixPath:
    """The member's name; some programs write it with backslashes."""
    return PurePosixPath(info.filename.replace("\\", "/"))


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    name = _name(info)
    return bool(name.name) and not info.is_dir() and not is_litter(name.parts)


def _check_size(path: Path, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_FILES:
        raise SubmissionError(f"{path}: more than {MAX_FILES} files")
    if sum(info.file_size for info in members) > MAX_BYTES:
        raise SubmissionError(f"{path}: more than {MAX_BYTES >> 20} MiB unpacked")


def _extract(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> None:
    with archive.open(info) as source, path.open("wb") as file:
        shutil.copyfileobj(source, file)
    try:
        moment = time.mktime((*info.date_time, 0, 0, -1))
        os.utime(path, (moment, moment))
    except (ValueError, OverflowError, OSError):
        os.utime(path, (0, 0))
