"""A folder or a file for each student, named as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from grader.intake.handed import File, Handed, Student
from grader.intake.source import Source

NAME = "plain"
ENDINGS = (".py", ".ipynb", ".zip")


def fits(names: Iterable[str]) -> bool:
    """Whether there is anything that could be a student's."""
    return any("/" in name or name.casefold().endswith(ENDINGS) for name in names)


def read(names: Sequence[str], source: Source, ids: Sequence[str]) -> Iterable[Handed]:
    """A submission per folder or file at the top, whose name is the student's."""
    folders: dict[str, list[str]] = defaultdict(list)
    files = []
    for name in names:
        student, _, path = name.partition("/")
        if path:
            folders[student].append(path)
        elif name.casefold().endswith(ENDINGS):
            files.append(name)
    for student, paths in folders.items():
        handed = tuple(File(f"{student}/{path}", path) for path in paths)
        yield Handed((Student(student),), handed)
    taken = {*folders}
    for name in files:
        stem = PurePosixPath(name).stem
        key = name if stem in taken else stem
        taken.add(key)
        yield Handed((Student(key),), (File(name, name),))
