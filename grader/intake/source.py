"""What an instructor downloaded: a folder or a zip, as names and contents.

Names have `/` between their parts and are in Unicode's composed form, so that a student is the same
one on every system. Links, pipes and what editors and systems leave behind are passed over.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from grader.errors import SubmissionError
from grader.files import CHUNK, MAX_DEPTH, OPEN_FLAGS, pour, reason, shown, unreadable
from grader.unzip import is_litter

LITTER = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
UTF8_NAMES = 0x800
MAX_DIGESTED = 1 << 30  # bytes of a file; more than is graded of one


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a source: its name, size in bytes, and when it was saved, in POSIX seconds."""

    name: str
    size: int
    saved_at: float


class Contents(Protocol):
    """What stands in files that are known by their names."""

    def copy(self, name: str, target: Path, limit: int) -> None:
        """Write a file's contents to `target`.

        Raises:
            SubmissionError: it cannot be read, or is larger than `limit` bytes.
        """


class Source(Contents, Protocol):
    """Names and contents."""

    path: Path
    litter: int

    def members(self) -> Mapping[str, Member]:
        """The files by name."""

    def text(self, name: str, limit: int) -> str:
        """A file's contents as text; what is no UTF-8 is replaced.

        Raises:
            SubmissionError: as for `copy`.
        """

    def digest(self, name: str) -> str:
        """The SHA-256 of a file's contents; never raises for one that cannot be read."""

    def close(self) -> None:
        """Let go of it."""


def open_source(path: Path) -> Source:
    """The folder or zip at `path`.

    Raises:
        SubmissionError: it is neither, or cannot be read.
    """
    if path.is_dir():
        return _Folder(path)
    if not path.exists():
        raise SubmissionError(f"{shown(path)}: no such file or folder")
    try:
        return _Zip(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SubmissionError(
            f"{shown(path)}: neither a folder nor a zip that can be read: {reason(error)}"
        ) from None


class _Folder:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.litter = 0
        self._real: dict[str, Path] = {}

    def members(self) -> Mapping[str, Member]:
        found = {}
        try:
            for entry in _files(self.path):
                status = entry.stat(follow_symlinks=False)
                path = Path(entry.path)
                name = composed(path.relative_to(self.path).as_posix())
                if leaves_behind(name):
                    self.litter += 1
                    continue
                self._real[name] = path
                found[name] = Member(name, status.st_size, status.st_mtime)
        except OSError as error:
            raise SubmissionError(f"{shown(self.path)}: cannot be read: {reason(error)}") from None
        return found

    def copy(self, name: str, target: Path, limit: int) -> None:
        with _reading(name), self._open(name) as file:
            pour(file.read, target, limit)
            status = os.fstat(file.fileno())
        os.utime(target, (status.st_mtime, status.st_mtime))

    def text(self, name: str, limit: int) -> str:
        with _reading(name), self._open(name) as file:
            return _text(file, limit)

    def digest(self, name: str) -> str:
        return _digest(lambda: self._open(name))

    def _open(self, name: str) -> IO[bytes]:
        flags = OPEN_FLAGS | getattr(os, "O_NOFOLLOW", 0)
        return os.fdopen(os.open(self._real[name], flags), "rb")

    def close(self) -> None:
        self._real.clear()


class _Zip:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.litter = 0
        self._archive = zipfile.ZipFile(path)
        self._infos: dict[str, zipfile.ZipInfo] = {}

    def members(self) -> Mapping[str, Member]:
        found = {}
        for info in self._archive.infolist():
            name = _safe(composed(_name(info)))
            if info.is_dir() or not name:
                continue
            if leaves_behind(name):
                self.litter += 1
                continue
            self._infos[name] = info
            found[name] = Member(name, info.file_size, _moment(info))
        return found

    def copy(self, name: str, target: Path, limit: int) -> None:
        with _reading(name), self._archive.open(self._infos[name]) as file:
            pour(file.read, target, limit)
        moment = _moment(self._infos[name])
        os.utime(target, (moment, moment))

    def text(self, name: str, limit: int) -> str:
        with _reading(name), self._archive.open(self._infos[name]) as file:
            return _text(file, limit)

    def digest(self, name: str) -> str:
        return _digest(lambda: self._archive.open(self._infos[name]))

    def close(self) -> None:
        self._archive.close()


def _digest(opened: Callable[[], IO[bytes]]) -> str:
    hashed = hashlib.sha256()
    try:
        with opened() as file:
            for _ in range(MAX_DIGESTED // CHUNK):
                if not (data := file.read(CHUNK)):
                    break
                hashed.update(data)
    except Exception:  # zipfile lets through whatever its decompressors raise
        return "unreadable"
    return hashed.hexdigest()


def composed(name: str) -> str:
    """The name in Unicode's composed form: macOS takes accents apart."""
    return unicodedata.normalize("NFC", name)


def leaves_behind(name: str) -> bool:
    """Whether a system or an editor made that file, not a student."""
    parts = tuple(name.split("/"))
    last = parts[-1].casefold()
    return is_litter(parts) or last in LITTER or last.startswith("~$")


def _files(folder: Path, depth: int = 0) -> Iterator[os.DirEntry[str]]:
    """The regular files in and below a folder, in order of their names."""
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        if entry.is_file(follow_symlinks=False):
            yield entry
        elif entry.is_dir(follow_symlinks=False) and depth < MAX_DEPTH:
            yield from _files(Path(entry.path), depth + 1)


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name: many programs write UTF-8 and do not say so."""
    name = info.filename
    if not info.flag_bits & UTF8_NAMES:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _safe(name: str) -> str:
    """The name without what would lead out of a folder."""
    return "/".join(part for part in name.split("/") if part not in ("", ".", ".."))


def _moment(info: zipfile.ZipInfo) -> float:
    try:
        return time.mktime((*info.date_time, 0, 0, -1))
    except (ValueError, OverflowError):
        return 0.0


@contextlib.contextmanager
def _reading(name: str) -> Iterator[None]:
    try:
        yield
    except SubmissionError:
        raise
    except Exception as error:  # zipfile lets through whatever its decompressors raise
        raise unreadable(shown(name), error) from None


def _text(file: IO[bytes], limit: int) -> str:
    data = file.read(limit + 1)
    if len(data) > limit:
        raise SubmissionError(f"larger than {limit >> 20} MiB")
    return data.decode("utf-8-sig", errors="replace")
