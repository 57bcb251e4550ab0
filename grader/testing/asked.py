"""What pytest's command line asks to be graded, or why that cannot be done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.confinement import LEVELS, Level
from grader.course import Course, LoadedExercise
from grader.errors import GraderError
from grader.escaping import for_terminal
from grader.files import shown
from grader.locating import locate_course
from grader.submission import Submission, find
from grader.unzip import is_zip

OURS = {
    "with --course": "with --grade-course=DIR",
    "; or name it with --exercise": "; rename it",
}
"""Remedies of `grade`'s messages, and what they are here."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A submission, the exercises to report on, and what they are graded against."""

    submission: Submission
    course: Course
    exercises: dict[str, LoadedExercise]
    level: Level | None


def asked(config: pytest.Config, scratch: Path) -> Asked:
    """What the options say.

    Args:
        config: pytest's.
        scratch: where zips are unpacked.

    Raises:
        UsageError: an option is wrong, or it would not be safe.
    """
    paths = tuple(Path(path) for path in config.getoption("grade_paths"))
    _refuse_tests(config)
    for path in paths:
        _refuse_inside(path, config)
    try:
        return _asked(config, paths, scratch)
    except GraderError as error:
        told = for_terminal(" ".join(str(error).split()))
        raise pytest.UsageError(_in_our_options(told)) from None
    except OSError as error:
        raise pytest.UsageError(f"{shown(error.filename or '.')}: {error.strerror}") from None


def _asked(config: pytest.Config, paths: tuple[Path, ...], scratch: Path) -> Asked:
    course = locate_course(_folder(config, "grade_course"), _folder(config, "grade_solutions"))
    hidden = config.getoption("grade_all")
    if not hidden and config.getoption("grade_solutions") is not None:
        raise pytest.UsageError(
            "--grade-solutions goes with --grade-all: add it, or leave both out"
        )
    if hidden and not course.solutions_dir.is_dir():
        raise pytest.UsageError(
            f"--grade-all: no folder {shown(course.solutions_dir)}; "
            "name that of the solutions with --grade-solutions=DIR"
        )
    submission = find(paths, course, None, scratch)
    found = {one.exercise_id for one in submission.found}
    ids = [id for id in course.ids if submission.whole or id in found]
    exercises = {id: course.load(id, hidden=hidden) for id in ids}
    return Asked(submission, course, exercises, _level(config.getoption("grade_isolation")))


def _in_our_options(told: str) -> str:
    """The text; where its end names an option of `grade`, with what can be done here."""
    for end, ours in OURS.items():
        if told.endswith(end):
            return told.removesuffix(end) + ours
    return told


def _folder(config: pytest.Config, name: str) -> Path | None:
    named = config.getoption(name)
    return None if named is None else Path(named)


def _level(named: str | None) -> Level | None:
    for level in LEVELS:
        if level == named:
            return level
    if named is not None:
        raise pytest.UsageError(f"--grade-isolation: one of {', '.join(LEVELS)}")
    return None


def _refuse_tests(config: pytest.Config) -> None:
    """Tests beside a submission might be the student's; a worker of xdist is told no paths."""
    if config.getoption("file_or_dir") and not hasattr(config, "workerinput"):
        raise pytest.UsageError(
            "with --grade nothing else is collected: leave paths of tests out, choose with -k"
        )


def _refuse_inside(path: Path, config: pytest.Config) -> None:
    """What pytest reads on its own, and what Python imports, must not be the student's.

    Both have read it by now. It is refused also where it is harmless, so that nobody gets used
    to a command that will not be harmless for the next submission.
    """
    if not path.exists():
        return
    handed = path if path.is_dir() or is_zip(path.name) else path.parent
    for place in _places(config):
        if place.resolve().is_relative_to(handed.resolve()):
            raise pytest.UsageError(
                f"--grade={shown(path)}: pytest uses {shown(place)}, which lies in what is handed "
                "in or beside it; run `pytest` from a folder outside of it"
            )


def _places(config: pytest.Config) -> Iterator[Path]:
    yield config.invocation_params.dir
    yield config.rootpath
    if config.inipath is not None:
        yield config.inipath
    yield from (Path(place) for place in sys.path if place)
