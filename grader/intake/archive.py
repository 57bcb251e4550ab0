"""A zip of a class: what lies in it, and how its members are called."""

from __future__ import annotations

import contextlib
import stat
import time
import zipfile
from collections.abc import Iterator

from grader.intake.listing import Entry
from grader.unzip import ENCRYPTED

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
UTF8_NAMES = 0x800


def entries(archive: zipfile.ZipFile) -> Iterator[Entry[zipfile.ZipInfo]]:
    """The members in the order of the zip, by names that lead nowhere else."""
    for info in archive.infolist():
        name = _safe(_name(info))
        if not name:
            continue
        if info.is_dir() or info.filename.endswith("\\"):
            yield Entry(name, is_folder=True)
        elif stat.S_ISLNK(info.external_attr >> 16):
            yield Entry(name, trouble="a link, which is not followed")
        else:
            yield Entry(name, info, size=info.file_size, saved_at=_moment(info))


def obstacle(archive: zipfile.ZipFile) -> str:
    """Why its members cannot be read here, though another program can; "" where they can."""
    infos = archive.infolist()
    if any(info.flag_bits & ENCRYPTED for info in infos):
        return "encrypted"
    if any(info.compress_type not in METHODS for info in infos):
        return "an unusual compression"
    return ""


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
