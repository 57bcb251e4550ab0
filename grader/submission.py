"""What was handed in: which file is graded for which exercise.

A submission is one file, several, a folder or a zip. In folders a file is found by its stem, at
any depth; what programs put behind the name of a copy does not count. When several files could be
an exercise's, an untouched stub never wins over a file that was worked on; among the rest the one
saved last is graded, a module when they are within two seconds (what a zip can tell apart). The
choice is said in the report.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course
from grader.errors import SubmissionError
from grader.files import MAX_FILE, read, shown, unreadable, walk
from grader.model import Form
from grader.notebook import code_of, code_of_text, read_notebook
from grader.unzip import FORMS, has_form, is_litter, is_zip, unzip

SAME_TIME_S = 2.0
MAX_CANDIDATES = 100
MAX_NAMED = 3
COPY = re.compile(
    r"""
    (?: [ ]?\(\d{1,3}\)                  # browsers
      | [- ]\d{1,3}                      # Canvas, Safari, Finder
      | [ ](?:-[ ])?copy (?:[ ]\d{1,3})? # Finder, Windows
      | [ ]\((?:\w{1,9}[ ])?copy\)       # GNOME
      | -copy\d{1,3}                     # Jupyter
    )+
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""What programs put behind a name that there is already."""
DEFINED = re.compile(r"^(?:(?:async +)?def +(\w+)|(\w+) *=)", re.MULTILINE)
UNTOUCHED = "the others are untouched stubs"
UNLIKE = "the others define nothing of what it asks for"


@dataclass(frozen=True, slots=True)
class Found:
    """The file that is graded for an exercise; `note` tells the student about a choice."""

    exercise_id: str
    path: Path
    form: Form
    shown_as: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """Everything found, and whether exercises that are absent count as missing."""

    name: str
    found: tuple[Found, ...]
    whole: bool


def find(paths: Sequence[Path], course: Course, only: str | None, scratch: Path) -> Submission:
    """Find the files to grade.

    Args:
        paths: files, folders or zips.
        course: knows the exercises' ids and stubs.
        only: grade this exercise alone; a single file may then have any name.
        scratch: where zips are unpacked.

    Raises:
        SubmissionError: a path is missing, unreadable, or holds nothing of this course.
    """
    if only is not None and only not in course.ids:
        raise SubmissionError(f"--exercise {only}: no such exercise; {_known(course)}")
    name = ", ".join(shown(path) for path in paths)
    pairs = [pair for path in paths for pair in _files(path, course, scratch)]
    whole = any(path.is_dir() or is_zip(path.name) for path in paths)
    if not whole and only is not None and len(pairs) == 1:
        return Submission(name, (_single(pairs[0], only),), whole=False)
    ids = [only] if only is not None else list(course.ids)
    found = choose(pairs, course, ids, name)
    if not found:
        raise SubmissionError(_nothing_found(name, paths, course, only))
    return Submission(name, found, whole)


def choose(
    pairs: Sequence[tuple[Path, str]], course: Course, ids: Sequence[str], name: str
) -> tuple[Found, ...]:
    """The file that is graded for each exercise, where there is one.

    Args:
        pairs: (path, how to name it) of modules and notebooks.
        course: knows the stubs.
        ids: the exercises.
        name: how to call the submission in a message.

    Raises:
        SubmissionError: there are too many to choose from.
    """
    try:
        by_id = {id: _named(id, pairs) for id in ids}
        return tuple(best_of(id, found, course) for id, found in by_id.items() if found)
    except OSError as error:  # a file that was there a moment ago
        raise unreadable(name, error) from None


def named_exercise(stem: str, ids: Collection[str]) -> str | None:
    """The exercise that a file is of by its name, as `double`, `double (1)` and `double-Copy1`."""
    id = re.split(r"\W", stem, maxsplit=1)[0]
    is_copy = COPY.fullmatch(stem, len(id)) is not None
    return id if id in ids and (is_copy or stem == id) else None


def form_of(path: Path) -> Form:
    """Module or notebook, by the file's ending."""
    return FORMS[path.suffix.lower()]


def _single(pair: tuple[Path, str], exercise_id: str) -> Found:
    path, name = pair
    if not has_form(path.name):
        raise SubmissionError(f"{name}: neither a module (.py) nor a notebook (.ipynb)")
    return Found(exercise_id, path, form_of(path), name)


def _nothing_found(name: str, paths: Sequence[Path], course: Course, only: str | None) -> str:
    wanted = only or "of this course"
    if all(path.is_file() and has_form(path.name) for path in paths):
        return (
            f"{name}: the name is not that of an exercise; {_known(course)}; "
            "or name it with --exercise"
        )
    return f"{name}: holds no file of an exercise {wanted}; {_known(course)}"


def _known(course: Course) -> str:
    return f"the exercises are {', '.join(course.ids)}"


def _files(path: Path, course: Course, scratch: Path) -> list[tuple[Path, str]]:
    """(path, how to name it) of each file that `path` stands for."""
    try:
        if path.is_dir():
            return [(p, shown(p.relative_to(path))) for p in sorted(_walk(path, course))]
        if not path.exists():
            raise SubmissionError(f"{shown(path)}: no such file or folder")
        if not path.is_file():
            raise SubmissionError(f"{shown(path)}: neither a file nor a folder")
        path.open("rb").close()
    except (OSError, ValueError) as error:
        raise unreadable(shown(path), error) from None
    if is_zip(path.name):
        scratch.mkdir(parents=True, exist_ok=True)
        return unzip(path, Path(tempfile.mkdtemp(dir=scratch)))
    if path.stat().st_size > MAX_FILE:
        raise SubmissionError(f"{shown(path)}: larger than {MAX_FILE >> 20} MiB")
    return [(path, shown(path.name))]


def _walk(folder: Path, course: Course) -> Iterator[Path]:
    """The files in a folder that an exercise's name could mean."""
    for path in walk(folder, lambda name: is_litter((name,)), has_form):
        if has_form(path.name) and named_exercise(path.stem, course.ids) is not None:
            yield path


def _named(exercise_id: str, pairs: Sequence[tuple[Path, str]]) -> list[tuple[Path, str]]:
    files = [pair for pair in pairs if has_form(pair[0].name)]
    return [pair for pair in files if named_exercise(pair[0].stem, (exercise_id,)) is not None]


def best_of(exercise_id: str, candidates: Sequence[tuple[Path, str]], course: Course) -> Found:
    """The file that is graded of those that could be an exercise's, and why.

    Args:
        exercise_id: the exercise.
        candidates: (path, how to name it), one at least; they may have other names.
        course: knows the stub.

    Raises:
        SubmissionError: there are too many to choose from.
        OSError: one is gone.
    """
    if len(candidates) > MAX_CANDIDATES:
        candidates = [pair for pair in candidates if pair[0].stem == exercise_id] or candidates
    if len(candidates) > MAX_CANDIDATES:
        raise SubmissionError(
            f"more than {MAX_CANDIDATES} files named {exercise_id}: hand in the one to be graded"
        )
    touched = [pair for pair in candidates if not is_stub(pair[0], exercise_id, course)]
    working = [pair for pair in touched if has_work(pair[0], exercise_id, course)] or touched
    best = _latest(working or candidates, exercise_id)
    others = [name for path, name in candidates if path != best[0]]
    note = None
    if others:
        why = UNTOUCHED if len(touched) == 1 else UNLIKE
        if len(working) != 1:
            why = _why(best, working or candidates)
        note = f"Graded {best[1]}, not {_listed(others)}: {why}."
    return Found(exercise_id, best[0], form_of(best[0]), best[1], note)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MAX_NAMED
    return ", ".join(names[:MAX_NAMED]) + (f" and {more} more" if more > 0 else "")


def _why(best: tuple[Path, str], pairs: Sequence[tuple[Path, str]]) -> str:
    """Why it was the best of several."""
    times = [path.stat().st_mtime for path, _ in pairs if path != best[0]]
    if best[0].stat().st_mtime - max(times) > SAME_TIME_S:
        return "it was saved last"
    if len({form_of(path) for path, _ in pairs}) == 1:
        return "they were saved together, and this name comes first"
    return "they were saved together, and a module comes before a notebook"


def _latest(pairs: Sequence[tuple[Path, str]], exercise_id: str) -> tuple[Path, str]:
    """The one saved last; of those saved together a module, by the exercise's name."""
    newest = max(path.stat().st_mtime for path, _ in pairs)
    recent = [p for p in pairs if newest - p[0].stat().st_mtime <= SAME_TIME_S]
    return min(recent, key=lambda p: (form_of(p[0]) != "module", p[0].stem != exercise_id, p[1]))


def has_work(path: Path, exercise_id: str, course: Course) -> bool:
    """Whether a file may be somebody's answer: no stub; a copy must define something."""
    if is_stub(path, exercise_id, course):
        return False
    asked = _defined(stub_of(path, exercise_id, course))
    return path.stem == exercise_id or not asked.isdisjoint(_defined(path))


def _defined(path: Path) -> set[str]:
    """Names at the start of a line that are given something; none where it cannot be read."""
    try:
        if path.suffix.lower() == ".ipynb":
            text = "\n".join(code_of(read_notebook(path)))
        else:
            text = read(path, path.name).decode("utf-8", errors="replace")
    except (OSError, SubmissionError):
        return set()
    return {function or name for function, name in DEFINED.findall(text.replace("\r", "\n"))}


def is_stub(path: Path, exercise_id: str, course: Course) -> bool:
    """Whether the file is the exercise as it was handed out, whatever its name."""
    stub = stub_of(path, exercise_id, course)
    try:
        return stub.is_file() and code_of_text(path) == code_of_text(stub)
    except (OSError, SubmissionError):
        return False


def stub_of(path: Path, exercise_id: str, course: Course) -> Path:
    """Where the course has the exercise as it was handed out, in the form of that file."""
    name = f"{exercise_id}{path.suffix.lower()}"
    return course.exercises_dir / course.entry(exercise_id).folder / name
