"""Folders by descriptor: what a name leads to cannot be exchanged while it is looked at."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator


@contextlib.contextmanager
def opened_folder(name: str, folder: int | None = None) -> Iterator[int]:
    """A descriptor of the folder of that name in an open folder, which is closed in the end.

    Raises:
        OSError: there is none; a link is none.
    """
    opened = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
    try:
        yield opened
    finally:
        os.close(opened)
