"""What a grade depends on, as hashes: where they are the same nothing has to be graded again."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

from grader.course import Course
from grader.intake.handed import File, Handed
from grader.intake.source import Source
from grader.manifest import is_of_exercises
from grader.submission import SAME_TIME_S
from grader.unzip import has_form, is_zip

READ_IN_EXERCISES = (".py", ".ipynb", ".json", ".toml")
READ_IN_SOLUTIONS = ("hidden.py", "hidden.json", "hidden_mistakes.json")


def of_submission(handed: Handed, source: Source) -> str:
    """Of the files' names and contents, and of which was saved later: it may decide what counts."""
    files = sorted(handed.files, key=lambda file: (file.path, file.member))
    ranks = _ranks(files, source)
    return _of(
        [[file.path, source.digest(file.member), ranks.get(file.member, 0)] for file in files]
    )


def of_nothing() -> str:
    """Of a submission without files."""
    return _of([])


def _ranks(files: Sequence[File], source: Source) -> dict[str, int]:
    """The place of each module and notebook by time, the newest first; saved together is the same.

    Times themselves say nothing: they change when a class is copied. Beside a student's own zip
    they do: they are compared with those within it.
    """
    members = source.members()
    forms = [file.member for file in files if has_form(file.path) and file.member in members]
    if any(is_zip(file.path) for file in files):
        return {name: round(members[name].saved_at) for name in forms}
    ranks, rank, newest = {}, 0, math.inf
    for member in sorted(forms, key=lambda name: members[name].saved_at, reverse=True):
        saved_at = members[member].saved_at
        if newest - saved_at > SAME_TIME_S:
            rank, newest = rank + 1, saved_at
        ranks[member] = rank
    return ranks


def of_course(course: Course) -> str:
    """Of all that grading reads: manifest, stubs, checks, and what they compare with."""
    return _of([[place, _of_file(path)] for place, path in files_of_course(course)])


def files_of_course(course: Course) -> list[tuple[str, Path]]:
    """(place, path) of all that grading reads, in order; a place begins with the kind of folder.

    What lies among the exercises and is none of them is left out: solutions are not for students.
    """
    exercises, solutions = course.exercises_dir, course.solutions_dir
    found = [p for p in exercises.rglob("*") if _is_read(p.relative_to(exercises))]
    found = [path for path in found if path.is_file()]
    hidden = [p for name in READ_IN_SOLUTIONS for p in solutions.rglob(name)]
    places = [(f"exercises/{path.relative_to(exercises).as_posix()}", path) for path in found]
    places += [(f"solutions/{path.relative_to(solutions).as_posix()}", path) for path in hidden]
    return sorted(places)


def _is_read(place: PurePath) -> bool:
    if place.suffix not in READ_IN_EXERCISES or place.name in READ_IN_SOLUTIONS:
        return False
    return is_of_exercises(place)


def of_environment(versions: Mapping[str, str]) -> str:
    """Of the versions of the grader, Python and the libraries."""
    return _of(sorted(versions.items()))


def of_work(handed: Handed, submission: str, course: str, environment: str) -> str:
    """Of all of these, of whose it is, and of what else is told of it: when, late, what before."""
    keys = [student.key for student in handed.students]
    told = [handed.late, handed.at, handed.superseded, handed.notes]
    return _of([submission, course, environment, keys, told])


def _of_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _of(tree: object) -> str:
    return hashlib.sha256(json.dumps(tree).encode()).hexdigest()
