"""Taking a zip apart: limits on what comes out, no path of the zip's own choosing.

What a zip says of itself is checked before anything is unpacked, and what comes out is counted
while it does. Members are stored or deflated, as all that students use writes them: Python's
readers of bzip2 and LZMA give gigabytes for one chunk, whatever they are asked for.
"""

from __future__ import annotations

import io
import os
import stat
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from grader.errors import SubmissionError
from grader.files import MAX_DEPTH, pour, reason, shown, unreadable
from grader.model import Form

FORMS: dict[str, Form] = {".py": "module", ".ipynb": "notebook"}
LITTER = frozenset({"__MACOSX", "__pycache__", "site-packages", "node_modules"})
MAX_FILES = 2_000
MAX_ENTRIES = 50_000
MAX_DIRECTORY = 16 << 20
MAX_BYTES = 200 << 20
MAX_NAME = 200
MAX_RATIO = 100
ANY_RATIO = 10 << 20
ENTRY = b"PK\x01\x02"
LOCAL_HEADER = 30
LONGEST = 1_000
"""Bytes of a path; a longer one is left to its file's name."""
MAX_TREES = 50
NOWHERE = ("/", "//", "..", ".")
ENCRYPTED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
AGAIN = "zip the files of the exercises again"
NEVER_IN_NAMES = str.maketrans(dict.fromkeys('<>:"|?*', "_"))


def has_form(name: str) -> bool:
    """Whether a file of that name is a module or a notebook."""
    return Path(name).suffix.lower() in FORMS


def is_zip(name: str) -> bool:
    """Whether a file of that name is a zip."""
    return Path(name).suffix.lower() == ".zip"


def is_litter(parts: tuple[str, ...]) -> bool:
    """Whether a path leads through what editors and systems leave behind."""
    return any(part.startswith(".") or part in LITTER for part in parts)


def unzip(path: Path, target: Path) -> list[tuple[Path, str]]:
    """Unpack the modules and notebooks of a zip, and the files beside them.

    In `target` they stand in folders as in the zip, but for what would lead elsewhere. Of members
    of the same name the last one stays, as with other programs. A link becomes a file that holds
    where it led, which is harmless, and does not cost a student the files beside it.

    Returns:
        (path, name in the zip) of each module and notebook.

    Raises:
        SubmissionError: it is no zip, is damaged or encrypted, or holds too much.
        SandboxError: this machine is at fault.
    """
    try:
        with _Guarded(path) as file, zipfile.ZipFile(file) as archive:
            members = [info for info in archive.infolist() if _is_wanted(info)]
            _check(members, file.size)
            return _unpack(archive, members, _Target(target))
    except _Refusal as refusal:
        raise SubmissionError(f"{shown(path)}: {refusal}") from None
    except Exception as error:  # zipfile lets through whatever its decompressors raise
        told = f"not a zip that can be read: {reason(error)}; {AGAIN}"
        raise unreadable(shown(path), error, told) from None


class _Refusal(Exception):
    """Why a zip is refused, and the remedy."""


class _Guarded(io.BufferedReader):
    """A zip's file. `zipfile` reads the whole directory in one piece, and makes an object of
    each entry, whatever number the end record states: that piece is looked at here.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path))
        self.size = os.fstat(self.fileno()).st_size

    def read(self, size: int | None = -1, /) -> bytes:
        left = max(0, self.size - self.tell())
        wanted = left if size is None or size < 0 else min(size, left)
        if wanted > MAX_DIRECTORY:
            raise _Refusal(f"a directory of more than {MAX_DIRECTORY >> 20} MiB; {AGAIN}")
        data = super().read(wanted)
        if data.count(ENTRY) > MAX_ENTRIES:
            raise _Refusal(f"more than {MAX_ENTRIES} entries; {AGAIN}, without environments")
        return data


@dataclass(slots=True)
class _Target:
    """Where members go: into a tree of folders like the zip's, so that they find each other.

    What cannot stand beside the rest of a tree goes into another one.
    """

    root: Path
    trees: list[_Tree] = field(default_factory=list)

    def place(self, name: PurePosixPath) -> Path:
        parts = [harmless(part) for part in name.parts if part not in NOWHERE] or ["_"]
        if sum(len(part.encode()) + 1 for part in parts) > LONGEST:
            return self._within(self._new_tree(), parts[-1:])
        for number, tree in enumerate(self.trees[:MAX_TREES]):
            if tree.takes(parts, str(name)):
                return self._within(number, parts)
        number = self._new_tree()
        self.trees[number].takes(parts, str(name))
        return self._within(number, parts)

    def _new_tree(self) -> int:
        self.trees.append(_Tree())
        return len(self.trees) - 1

    def _within(self, number: int, parts: Sequence[str]) -> Path:
        path = self.root.joinpath(str(number), *parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


@dataclass(slots=True)
class _Tree:
    """What stands in a tree, by its path in small letters: some systems know no other.

    `files` tells which member of the zip it is, `folders` how a folder is written.
    """

    files: dict[str, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)

    def takes(self, parts: Sequence[str], member: str) -> bool:
        """Whether a file of that path is this member, or can be; it is then."""
        path = "/".join(parts)
        key = path.casefold()
        above = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
        if self.files.get(key, member) != member or key in self.folders:
            return False
        for folder in above:
            known = folder.casefold()
            if known in self.files or self.folders.get(known, folder) != folder:
                return False
        self.files[key] = member
        self.folders.update((folder.casefold(), folder) for folder in above)
        return True


def harmless(name: str) -> str:
    """The name, with `_` for what some system gives a meaning, or cannot show."""
    return "".join(c if c.isprintable() else "_" for c in name.translate(NEVER_IN_NAMES))


def _unpack(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], target: _Target
) -> list[tuple[Path, str]]:
    found = {}
    for info in members:
        name = _name(info)
        path = target.place(name)
        _extract(archive, info, path)
        if has_form(path.name):
            found[path] = shown(str(name))
    return list(found.items())


def _name(info: zipfile.ZipInfo) -> PurePosixPath:
    """The member's name; some programs write it with backslashes."""
    return PurePosixPath(info.filename.replace("\\", "/"))


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    name = _name(info)
    return bool(name.name) and not _is_folder(info) and not is_litter(name.parts)


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.filename.endswith(("/", "\\")) or stat.S_ISDIR(info.external_attr >> 16)


def _check(members: list[zipfile.ZipInfo], size: int) -> None:
    if len(members) > MAX_FILES:
        raise _Refusal(f"more than {MAX_FILES} files; {AGAIN}, without data")
    for info in members:
        _check_member(info)
    _check_size(members, size)
    _check_places(members)


def _check_member(info: zipfile.ZipInfo) -> None:
    """Refuse what a program of today does not write, by one sentence with its remedy."""
    name = shown(info.orig_filename)
    if "\0" in info.orig_filename:
        raise _Refusal(f"{name}: a name with a NUL in it; rename it and {AGAIN}")
    parts = _name(info).parts
    if any(len(part.encode("utf-8", errors="replace")) > MAX_NAME for part in parts):
        raise _Refusal(f"{name}: a name of more than {MAX_NAME} bytes; shorten it and {AGAIN}")
    if len(parts) > MAX_DEPTH:
        raise _Refusal(f"{name}: more than {MAX_DEPTH} folders deep; {AGAIN}")
    if info.flag_bits & ENCRYPTED:
        raise _Refusal(f"{name}: encrypted; {AGAIN}, without a password")
    if info.compress_type not in METHODS:
        raise _Refusal(f"{name}: an unusual compression; {AGAIN} with the usual one (deflate)")


def _check_size(members: list[zipfile.ZipInfo], size: int) -> None:
    total = sum(info.file_size for info in members)
    if total > MAX_BYTES:
        raise _Refusal(f"more than {MAX_BYTES >> 20} MiB unpacked; {AGAIN}, without data")
    if total > max(ANY_RATIO, MAX_RATIO * size):
        raise _Refusal(f"more than {MAX_RATIO} times its size unpacked; {AGAIN}, without data")


def _check_places(members: list[zipfile.ZipInfo]) -> None:
    """Refuse members that share bytes: a small zip can hold one large file many times that way."""
    end = 0
    for info in sorted(members, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise _Refusal(f"{shown(info.orig_filename)}: overlaps another file; {AGAIN}")
        end = info.header_offset + LOCAL_HEADER + info.compress_size


def _extract(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> None:
    """Unpack one member. It may lie about its size: no more than that is ever written."""
    with archive.open(info) as source:
        pour(source.read, path, info.file_size)
    try:
        moment = time.mktime((*info.date_time, 0, 0, -1))
        os.utime(path, (moment, moment))
    except (ValueError, OverflowError, OSError):
        os.utime(path, (0, 0))
