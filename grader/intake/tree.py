"""A folder of a class on the disk: what lies in it, link or file."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from grader.files import MAX_DEPTH, OPEN_FLAGS
from grader.intake.listing import Entry

LINK = "a link, which is not followed"


def entries(root: Path, without: Path | None) -> Iterator[Entry[Path]]:
    """All that lies in and below a folder, in order of its names.

    Args:
        root: the folder.
        without: a folder that is passed over; those that lead to it are nobody's.

    Raises:
        OSError: it cannot be read.
    """
    yield from _below(root, "", _Apart.of(without))


def opened(path: Path) -> IO[bytes]:
    """A file for reading; a link is not followed, a pipe not waited for.

    Raises:
        OSError: it cannot be opened.
    """
    return os.fdopen(os.open(path, OPEN_FLAGS | getattr(os, "O_NOFOLLOW", 0)), "rb")


@dataclass(frozen=True, slots=True)
class _Apart:
    """A folder that is passed over, and those that it lies in."""

    itself: tuple[int, int] | None = None
    above: frozenset[tuple[int, int] | None] = frozenset()

    @classmethod
    def of(cls, folder: Path | None) -> _Apart:
        if folder is None:
            return cls()
        place = folder.resolve()
        return cls(_identity(place), frozenset(map(_identity, place.parents)))

    @property
    def is_empty(self) -> bool:
        return not self.above


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a folder whatever it is called; None where there is none."""
    with contextlib.suppress(OSError):
        status = path.stat()
        return status.st_dev, status.st_ino
    return None


def _below(folder: Path, before: str, apart: _Apart) -> Iterator[Entry[Path]]:
    with os.scandir(folder) as found:
        ordered = sorted(found, key=lambda entry: entry.name)
    for entry in ordered:
        place = before + entry.name
        if entry.is_file(follow_symlinks=False):
            status = entry.stat(follow_symlinks=False)
            yield Entry(place, Path(entry.path), size=status.st_size, saved_at=status.st_mtime)
        elif entry.is_dir(follow_symlinks=False):
            yield from _folder(Path(entry.path), place, apart)
        else:
            yield _passed_over(entry, place)


def _folder(path: Path, place: str, apart: _Apart) -> Iterator[Entry[Path]]:
    identity = None if apart.is_empty else _identity(path)
    if identity is not None and identity == apart.itself:
        return
    if place.count("/") >= MAX_DEPTH:
        yield Entry(place, is_folder=True, trouble=f"lies more than {MAX_DEPTH} folders deep")
        return
    if identity is None or identity not in apart.above:
        yield Entry(place, is_folder=True)
    yield from _below(path, f"{place}/", apart)


def _passed_over(entry: os.DirEntry[str], place: str) -> Entry[Path]:
    """A link to a folder stands for what somebody has handed in, though it is not followed."""
    if not entry.is_symlink():
        return Entry(place, trouble="neither a file nor a folder")
    with contextlib.suppress(OSError):
        return Entry(place, is_folder=entry.is_dir(), trouble=LINK)
    return Entry(place, trouble=LINK)
