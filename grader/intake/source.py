"""What an instructor downloaded: a folder or a zip, as names and contents.

Names have `/` between their parts and are in Unicode's composed form, so that a student is the same
one on every system. What editors and systems leave behind is passed over and counted; links and
pipes are passed over with a remark.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import IO, Generic, Protocol

from grader.errors import GraderError, SourceError, SubmissionError
from grader.files import CHUNK, pour, reason, shown, unreadable
from grader.intake import archive, tree
from grader.intake.listing import Entry, Handle, Listing, Member, composed, listing

__all__ = ["Contents", "Source", "Texts", "composed", "open_source"]

MAX_DIGESTED = 1 << 30  # bytes of a file; more than is graded of one


class Contents(Protocol):
    """What stands in files that are known by their names."""

    def copy(self, name: str, target: Path, limit: int) -> None:
        """Write a file's contents to `target`.

        Raises:
            SubmissionError: it is larger than `limit` bytes.
            SourceError: it cannot be read: the download is damaged.
            SandboxError: this machine is at fault.
        """


class Texts(Protocol):
    """What stands in a platform's own files."""

    def text(self, name: str, limit: int) -> str:
        """A file's contents as composed text; what is no UTF-8 is replaced, and so is NUL.

        Raises:
            SubmissionError: it cannot be read, or is larger than `limit` bytes.
        """


class Source(Contents, Texts, Protocol):
    """Names and contents. What there is is listed once.

    Attributes:
        path: where it lies.
    """

    path: Path

    def members(self) -> Mapping[str, Member]:
        """The files by name."""

    @property
    def folders(self) -> Sequence[str]:
        """The topmost folders in which there is no file."""

    @property
    def litter(self) -> int:
        """How many files of systems and editors were passed over."""

    @property
    def remarks(self) -> Sequence[str]:
        """What the instructor should know of names and links, a sentence each."""

    def digest(self, name: str) -> str:
        """The SHA-256 of a file's contents; never raises for one that cannot be read."""

    def close(self) -> None:
        """Let go of it."""


def open_source(path: Path, without: Path | None = None) -> Source:
    """The folder or zip at `path`.

    Args:
        path: what was downloaded.
        without: a folder that is not part of it wherever it lies: a run's own.

    Raises:
        SubmissionError: it is neither, cannot be read, or is a zip that needs another program.
    """
    try:
        if path.is_dir():
            return _Folder(path, without)
        if not path.exists():
            raise SubmissionError(f"{shown(path)}: no such file or folder")
        if not path.is_file():  # a pipe would be waited for
            raise SubmissionError(
                f"{shown(path)}: neither a folder nor a file; name what was saved"
            )
        return _Zip(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SubmissionError(
            f"{shown(path)}: neither a folder nor a zip that can be read: {reason(error)}"
        ) from None


class _Listed(ABC, Generic[Handle]):
    """What folders and zips have in common."""

    path: Path

    @abstractmethod
    def _entries(self) -> Iterable[Entry[Handle]]:
        """What there is, in its order."""

    @abstractmethod
    def _open(self, handle: Handle) -> IO[bytes]:
        """The contents of a file."""

    @cached_property
    def _listing(self) -> Listing[Handle]:
        with _reading(str(self.path)):
            return listing([*self._entries()])

    def members(self) -> Mapping[str, Member]:
        return self._listing.members

    @property
    def folders(self) -> Sequence[str]:
        return self._listing.folders

    @property
    def litter(self) -> int:
        return self._listing.litter

    @property
    def remarks(self) -> Sequence[str]:
        return self._listing.remarks

    def copy(self, name: str, target: Path, limit: int) -> None:
        member = self.members().get(name)
        if member is None:
            place = shown(self.path.name)  # students read this: the folder is nobody's business
            raise SourceError(f"{shown(name)}: is not in {place}; download it again")
        if member.size > limit:
            raise SubmissionError(f"{shown(name)}: larger than {limit >> 20} MiB")
        try:
            with _reading(name), self._open(self._listing.handles[name]) as file:
                pour(file.read, target, limit)
        except SubmissionError as error:
            raise SourceError(f"{error}; download it again") from None
        os.utime(target, (member.saved_at, member.saved_at))

    def text(self, name: str, limit: int) -> str:
        with _reading(name), self._open(self._listing.handles[name]) as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise SubmissionError(f"{shown(name)}: larger than {limit >> 20} MiB")
        return composed(data.decode("utf-8-sig", errors="replace"))

    def digest(self, name: str) -> str:
        hashed = hashlib.sha256()
        try:
            with self._open(self._listing.handles[name]) as file:
                for _ in range(MAX_DIGESTED // CHUNK):
                    if not (data := file.read(CHUNK)):
                        break
                    hashed.update(data)
        except Exception:  # zipfile lets through whatever its decompressors raise
            return "unreadable"
        return hashed.hexdigest()


class _Folder(_Listed[Path]):
    def __init__(self, path: Path, without: Path | None) -> None:
        self.path = path
        self._without = None if without is None else without.resolve()

    def _entries(self) -> Iterator[Entry[Path]]:
        return tree.entries(self.path, self._without)

    def _open(self, handle: Path) -> IO[bytes]:
        return tree.opened(handle)

    def close(self) -> None:
        """There is nothing to let go of."""


class _Zip(_Listed[zipfile.ZipInfo]):
    def __init__(self, path: Path) -> None:
        self.path = path
        self._archive = zipfile.ZipFile(path)
        if obstacle := archive.obstacle(self._archive):
            self._archive.close()
            raise SubmissionError(f"{shown(path)}: {obstacle}; unpack it and name the folder")

    def _entries(self) -> Iterator[Entry[zipfile.ZipInfo]]:
        return archive.entries(self._archive)

    def _open(self, handle: zipfile.ZipInfo) -> IO[bytes]:
        return self._archive.open(handle)

    def close(self) -> None:
        self._archive.close()


@contextlib.contextmanager
def _reading(name: str) -> Iterator[None]:
    try:
        yield
    except GraderError:
        raise
    except Exception as error:  # zipfile lets through whatever its decompressors raise
        raise unreadable(shown(name), error) from None
