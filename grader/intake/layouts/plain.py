"""A folder or a file for each student, named as they are; of the same name they are one's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from grader.intake.handed import File, Handed, Student
from grader.intake.layouts.roots import ENDINGS, student_of
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
    """A submission per name of a student's, of all folders and files at the top that have it."""
    by_student: dict[str, list[File]] = defaultdict(list)
    for name in names:
        student = student_of(name)
        is_file = not name.endswith("/")
        by_student[student] += [File(name, name.removeprefix(f"{student}/"))] if is_file else []
    for student, files in by_student.items():
        yield Handed((Student(student),), tuple(files))
