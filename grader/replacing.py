"""Files that take the place of what was there when they are complete, and not before."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from grader.errors import SubmissionError
from grader.files import reason, shown


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file to be written; it takes the place of `path` when it is complete, and not before.

    Raises:
        SubmissionError: nothing can be written there.
    """
    with _beside(path) as made:
        refuse_place(path)
        yield made
        made.replace(path)


def refuse_place(path: Path) -> None:
    """Refuse a place at which there cannot be a file.

    Raises:
        SubmissionError: it is a folder or a device, or in no folder.
    """
    if path.exists() and not path.is_file():
        raise SubmissionError(f"{shown(path)}: a folder or a device; name a file")
    _refuse_without_folder(path)


@contextlib.contextmanager
def making_folder(path: Path) -> Iterator[Path]:
    """A folder to be filled; it becomes `path`, which is not there or empty, when it is complete.

    Raises:
        SubmissionError: nothing can be written there.
    """
    with _beside(path) as made:
        made.mkdir()
        yield made
        if path.is_dir():
            path.rmdir()
        made.rename(path)


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A place for `path` in the making, in the same folder; it is gone afterwards."""
    try:
        _refuse_without_folder(path)
        with tempfile.TemporaryDirectory(prefix=".grader-", dir=path.parent) as folder:
            yield Path(folder) / path.name
    except OSError as error:
        raise SubmissionError(
            f"{shown(path)}: cannot be written: {reason(error)}; mend that or name another place"
        ) from None


def _refuse_without_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise SubmissionError(
            f"{shown(path)}: no folder {shown(path.parent)}; make it or name another place"
        )


@contextlib.contextmanager
def replacing_text(path: Path) -> Iterator[TextIO]:
    """`replacing`, opened for text; the ends of lines are those that are written."""
    with replacing(path) as made, made.open("w", encoding="utf-8", newline="") as file:
        yield file
