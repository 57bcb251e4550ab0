"""nbgrader: the tree of `submitted` folders.

`submitted/<student>/<assignment>/<file>`, with a `timestamp.txt` beside the files. The source is
the folder `submitted` or the one that it lies in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from grader.errors import SubmissionError
from grader.intake.handed import File, Handed, Student
from grader.intake.source import Source

NAME = "nbgrader"
FOLDER = "submitted/"
TIMESTAMP = "timestamp.txt"
MAX_TIMESTAMP = 1 << 10


def fits(names: Iterable[str]) -> bool:
    """Whether there is such a folder, or what is typical of one."""
    within = _within(names)
    parts = [name.split("/") for name in within]
    deep = bool(parts) and all(len(part) >= 3 for part in parts)
    stamped = any(len(part) == 3 and part[2] == TIMESTAMP for part in parts)
    return deep and (stamped or any(name.startswith(FOLDER) for name in names))


def read(names: Sequence[str], source: Source, ids: Sequence[str]) -> Iterable[Handed]:
    """A submission per student, of all assignments: each may hold some of the exercises."""
    prefix = FOLDER if any(name.startswith(FOLDER) for name in names) else ""
    by_student: dict[str, list[str]] = defaultdict(list)
    for name in _within(names):
        student, _, path = name.partition("/")
        by_student[student].append(path)
    for student, paths in by_student.items():
        files = [path for path in paths if not path.endswith(f"/{TIMESTAMP}")]
        stamps = [path for path in paths if path not in files]
        times = [_time(source, f"{prefix}{student}/{path}") for path in stamps]
        yield Handed(
            students=(Student(student, "", {"nbgrader": student}),),
            files=tuple(File(f"{prefix}{student}/{path}", path) for path in files),
            at=max(times, default=""),
        )


def _within(names: Iterable[str]) -> list[str]:
    """The names in `submitted`; all of them where there is no such folder."""
    within = [name.removeprefix(FOLDER) for name in names if name.startswith(FOLDER)]
    return within or list(names)


def _time(source: Source, name: str) -> str:
    try:
        return source.text(name, MAX_TIMESTAMP).strip()
    except SubmissionError:
        return ""
