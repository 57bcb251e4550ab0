"""Temporary folders in which students' programs have worked: removed whatever they hold."""

from __future__ import annotations

import contextlib
import itertools
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

LINUX = hasattr(os, "O_PATH")


@contextlib.contextmanager
def scratch(prefix: str) -> Iterator[Path]:
    """A temporary folder which is gone afterwards, whatever is in it."""
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    try:
        yield folder
    finally:
        remove(folder)


def remove(folder: Path) -> None:
    """Remove a folder with all it holds; what the system does not let go of stays.

    Folders within are brought up to the top first: a tree of any depth is never walked into. They
    are named by descriptors, so that none can be exchanged for a link meanwhile.
    """
    if LINUX:
        with contextlib.suppress(OSError), _opened(str(folder)) as top:
            _flatten(top)
    with contextlib.suppress(RecursionError):
        shutil.rmtree(folder, ignore_errors=True)


def _flatten(top: int) -> None:
    """Until no folder in the open folder holds another one."""
    new_names = (f"{secrets.token_hex(8)}-{number}" for number in itertools.count())
    while names := _folders_in(top):
        for name in names:
            with _opened(name, top) as inner:
                for deeper in _folders_in(inner):
                    with _opened(deeper, inner):  # one that is locked cannot be moved either
                        os.rename(deeper, next(new_names), src_dir_fd=inner, dst_dir_fd=top)
                for file in os.listdir(inner):
                    os.unlink(file, dir_fd=inner)
            os.rmdir(name, dir_fd=top)


def _folders_in(folder: int) -> list[str]:
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]


@contextlib.contextmanager
def _opened(name: str, folder: int | None = None) -> Iterator[int]:
    """A descriptor of a folder, unlocked where it was locked; a link is none."""
    place = os.open(name, os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
    try:
        os.chmod(f"/proc/self/fd/{place}", 0o700)
        opened = os.open(".", os.O_RDONLY | os.O_DIRECTORY, dir_fd=place)
    finally:
        os.close(place)
    try:
        yield opened
    finally:
        os.close(opened)
