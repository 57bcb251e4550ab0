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

    Folders within are brought up to the top first: a tree of any depth is never walked into.
    """
    names = (f"{secrets.token_hex(8)}-{number}" for number in itertools.count())
    with contextlib.suppress(OSError):
        while folders := _folders_in(folder):
            for inner in folders:
                _bring_up(inner, folder, names)
    with contextlib.suppress(RecursionError):
        shutil.rmtree(folder, ignore_errors=True)


def _folders_in(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        return [Path(e.path) for e in entries if e.is_dir(follow_symlinks=False)]


def _bring_up(inner: Path, folder: Path, names: Iterator[str]) -> None:
    """Move the folders within to the top, and remove the rest with the folder itself."""
    inner.chmod(0o700)
    for deeper in _folders_in(inner):
        deeper.chmod(0o700)  # one that cannot be written to cannot be moved either
        deeper.rename(folder / next(names))
    shutil.rmtree(inner)
