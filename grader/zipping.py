"""Zips that people get: the same files give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

EARLIEST = (1980, 1, 1, 0, 0, 0)
LATEST = (2107, 12, 31, 23, 59, 58)
UNIX = 3
FILE, PROGRAM = 0o100644 << 16, 0o100755 << 16


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a zip: its name there, what it holds, and when it was saved (local time)."""

    name: str
    data: bytes
    saved_at: tuple[int, int, int, int, int, int] = EARLIEST
    is_executable: bool = False


def write_zip(
    place: Path | IO[bytes],
    members: Iterable[Member],
    *,
    compress: bool = True,
    comment: bytes = b"",
) -> None:
    """Write a zip: the same members give the same bytes, on every system."""
    method = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    with zipfile.ZipFile(place, "w") as archive:
        archive.comment = comment
        for member in members:
            moment = min(max(member.saved_at, EARLIEST), LATEST)
            info = zipfile.ZipInfo(member.name, moment)
            info.create_system = UNIX
            info.external_attr = PROGRAM if member.is_executable else FILE
            archive.writestr(info, member.data, method)
