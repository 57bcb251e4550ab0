"""What lies in a source, under names of which no two are alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from grader.files import shown
from grader.unzip import is_litter

LITTER = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""What databases and files do not take: NUL, and halves of characters."""

Handle = TypeVar("Handle")


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a source: its name, size in bytes, and when it was saved, in POSIX seconds."""

    name: str
    size: int
    saved_at: float


@dataclass(frozen=True, slots=True)
class Entry(Generic[Handle]):
    """What a folder or a zip says it holds.

    Attributes:
        path: as it is written there, with `/` between its parts.
        handle: opens the file; None for a folder, and for what is not read.
        is_folder: whether a student's files could lie in it.
        size: in bytes.
        saved_at: in POSIX seconds.
        trouble: why it is not read, where that is unusual.
    """

    path: str
    handle: Handle | None = None
    is_folder: bool = False
    size: int = 0
    saved_at: float = 0.0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Listing(Generic[Handle]):
    """What there is.

    Attributes:
        members: the files by name.
        handles: what opens them, by name.
        folders: the topmost folders in which there is no file.
        litter: how many files of systems and editors were passed over.
        remarks: what the instructor should know, a sentence each.
    """

    members: Mapping[str, Member]
    handles: Mapping[str, Handle]
    folders: Sequence[str]
    litter: int
    remarks: Sequence[str]


def listing(entries: Sequence[Entry[Handle]]) -> Listing[Handle]:
    """Sort out entries; of files of the same path the last one counts, as with `unzip`."""
    names, remarks = _distinct(entry.path for entry in entries)
    members: dict[str, Member] = {}
    handles: dict[str, Handle] = {}
    folders: set[str] = set()
    litter = 0
    for entry in entries:
        name = names[entry.path]
        folders.update(_above(name), [name] if entry.is_folder else [])
        if leaves_behind(name):
            litter += not entry.is_folder
            continue
        if entry.trouble:
            remarks.append(f"{shown(name)}: {entry.trouble}; it was passed over.")
        if entry.handle is not None:
            if name in members:
                remarks.append(f"{shown(name)}: is there more than once; the last one counts.")
            handles[name] = entry.handle
            members[name] = Member(name, entry.size, entry.saved_at)
    empty = _topmost(folders - {folder for name in members for folder in _above(name)})
    return Listing(members, handles, empty, litter, tuple(dict.fromkeys(remarks)))


def composed(name: str) -> str:
    """The name as text in Unicode's composed form: macOS takes accents apart."""
    return unicodedata.normalize("NFC", NO_TEXT.sub("\ufffd", name))


def leaves_behind(name: str) -> bool:
    """Whether a system or an editor made that file, not a student."""
    parts = tuple(name.split("/"))
    last = parts[-1].casefold()
    return is_litter(parts) or last in LITTER or last.startswith("~$")


def _distinct(paths: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """Names by path: composed, but of paths that would be the same one alone."""
    places = {place for path in paths for place in (*_above(path), path)}
    given, taken, remarks = {"": ""}, {""}, []
    for place in sorted(places, key=lambda p: (p.count("/"), composed(p) != p, p)):
        folder, _, last = place.rpartition("/")
        plain = _joined(given[folder], composed(last))
        given[place] = _free(plain, _joined(given[folder], NO_TEXT.sub("\ufffd", last)), taken)
        taken.add(given[place])
        if given[place] != plain:
            remarks.append(f"{shown(plain)}: two are called so, in other letters; both are kept.")
    return given, remarks


def _free(name: str, as_written: str, taken: Container[str]) -> str:
    """The first of these that is not taken: the name, how it is written, numbered ones."""
    if name not in taken:
        return name
    number = 2
    while as_written in taken:
        as_written = f"{name} ({number})"
        number += 1
    return as_written


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _above(name: str) -> list[str]:
    """The folders that lead to it, the topmost one first."""
    parts = name.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _topmost(folders: Iterable[str]) -> list[str]:
    """Without litter, and without what lies in another one."""
    kept = {folder for folder in folders if not leaves_behind(folder)}
    return sorted(folder for folder in kept if not kept.intersection(_above(folder)))
