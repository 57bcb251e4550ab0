"""What one student, or one group, has handed in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_KEY = 400
"""Characters of a key: what a gradebook's index takes in every database."""


@dataclass(frozen=True, slots=True)
class Student:
    """Who handed in, as the platform knows them.

    Attributes:
        key: names the student in the gradebook, uniquely; a longer one than `MAX_KEY` ends in a
            digest of the whole.
        name: for people; may be empty.
        ids: what else the platform calls them, by kind: "canvas", "moodle", "email", "sid", ...
    """

    key: str
    name: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Shorten the key, where it is too long."""
        if len(self.key) > MAX_KEY:
            digest = hashlib.sha256(self.key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
            object.__setattr__(self, "key", f"{self.key[: MAX_KEY - 17]}~{digest}")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a submission: its name in the source, and where the student had it."""

    member: str
    path: str


@dataclass(frozen=True, slots=True)
class Handed:
    """The newest that these students have handed in.

    Attributes:
        students: one, or those of a group.
        files: what counts; none for an empty submission. What the source should hold and does not
            is among them: to copy it raises `SourceError`.
        late: whether the platform marks it so.
        at: when, as the platform states it; empty where it does not.
        superseded: how earlier attempts are called.
        notes: what else the instructor should know, a sentence each.
    """

    students: tuple[Student, ...]
    files: tuple[File, ...]
    late: bool = False
    at: str = ""
    superseded: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
