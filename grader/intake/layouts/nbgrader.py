"""nbgrader: the tree of `submitted` folders.

`submitted/<student>/<assignment>/<file>`, with a `timestamp.txt` beside the files. The source is
the folder `submitted` or the one that it lies in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from grader.errors import SubmissionError
from grader.intake.handed import File, Handed, Student
from grader.intake.source import Texts

NAME = "nbgrader"
KEYS: tuple[str, ...] = ()
FOLDER = "submitted/"
TIMESTAMP = "timestamp.txt"
MAX_TIMESTAMP = 1 << 10


def fits(names: Sequence[str]) -> bool:
    """Whether there is such a folder, or what is typical of one."""
    within = _within(names)
    deep = [name for name in within if _is_deep(name)]
    if any(name.startswith(FOLDER) for name in names):
        return 2 * len(deep) > len(within)
    stamped = any(name.count("/") == 2 and name.endswith(f"/{TIMESTAMP}") for name in names)
    return stamped and len(deep) == len(within)


def strays(names: Sequence[str]) -> list[str]:
    """What lies in no assignment of a student's."""
    prefix = _prefix(names)
    return [n for n in names if not (n.startswith(prefix) and _is_deep(n.removeprefix(prefix)))]


def read(names: Sequence[str], texts: Texts, ids: Sequence[str]) -> Iterable[Handed]:
    """A submission per student, of all assignments: each may hold some of the exercises."""
    prefix = _prefix(names)
    by_student: dict[str, list[str]] = defaultdict(list)
    for name in _within(names):
        student, _, path = name.partition("/")
        by_student[student].append(path)
    for student, paths in by_student.items():
        files = [path for path in paths if path and not path.endswith((f"/{TIMESTAMP}", "/"))]
        stamps = [path for path in paths if path.endswith(f"/{TIMESTAMP}")]
        times = [_time(texts, f"{prefix}{student}/{path}") for path in stamps]
        yield Handed(
            students=(Student(student, "", {"nbgrader": student}),),
            files=tuple(File(f"{prefix}{student}/{path}", path) for path in files),
            at=max(times, default=""),
        )


def _prefix(names: Iterable[str]) -> str:
    return FOLDER if any(name.startswith(FOLDER) for name in names) else ""


def _within(names: Sequence[str]) -> list[str]:
    """The names in `submitted`; all of them where there is no such folder."""
    prefix = _prefix(names)
    return [name.removeprefix(prefix) for name in names if name.startswith(prefix)]


def _is_deep(name: str) -> bool:
    """Whether that is a file of an assignment of a student's, or an empty folder."""
    return name.count("/") >= 2 or (name.endswith("/") and name != "/")


def _time(texts: Texts, name: str) -> str:
    try:
        return texts.text(name, MAX_TIMESTAMP).strip()
    except SubmissionError:
        return ""
