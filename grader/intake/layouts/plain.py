"""A folder or a file for each student, named as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from grader.intake.handed import File, Handed, Student
from grader.intake.layouts.roots import ENDINGS
from grader.intake.source import Texts

NAME = "plain"
KEYS: tuple[str, ...] = ()


def fits(names: Sequence[str]) -> bool:
    """Whether there is anything that could be a student's."""
    return len(strays(names)) < len(names)


def strays(names: Iterable[str]) -> list[str]:
    """Files at the top that no student's work consists of."""
    return [name for name in names if "/" not in name and not name.casefold().endswith(ENDINGS)]


def read(names: Sequence[str], texts: Texts, ids: Sequence[str]) -> Iterable[Handed]:
    """A submission per folder or file at the top, whose name is the student's."""
    folders: dict[str, list[str]] = defaultdict(list)
    files = []
    for name in names:
        student, slash, path = name.partition("/")
        if not slash:
            files.append(name)
        elif path and not path.endswith("/"):
            folders[student].append(path)
        else:
            folders[student] += ()
    for student, paths in folders.items():
        handed = tuple(File(f"{student}/{path}", path) for path in paths)
        yield Handed((Student(student),), handed)
    taken = {*folders}
    for name in files:
        stem = PurePosixPath(name).stem
        key = name if stem in taken else stem
        taken.add(key)
        yield Handed((Student(key),), (File(name, name),))
