"""Which course it is that work is graded against."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from grader.course import Course, exercises_dir_in, open_course
from grader.errors import SubmissionError

COURSE_VARIABLE = "GRADER_COURSE"


def locate_course(course: Path | None = None, solutions: Path | None = None) -> Course:
    """The course to grade against.

    The one named; else the one in or above the current folder; else the one that came with this
    installation. Never one that lies with a submission: its checks would be executed here.

    Raises:
        AuthorError: there is none, or it is broken.
        SubmissionError: it is to be here, and the current folder is gone.
    """
    named = course or (Path(os.environ[COURSE_VARIABLE]) if COURSE_VARIABLE in os.environ else None)
    if named is not None:
        return open_course(named, solutions)
    try:
        here = Path.cwd()
    except OSError:
        raise SubmissionError("the current folder is gone; go to one that is there") from None
    for folder in (here, *here.parents):
        if exercises_dir_in(folder) is not None:
            return open_course(folder, solutions)
    return open_course(installed_course(), solutions)


def installed_course() -> Path:
    """The folder of the course that came with this installation."""
    package = Path(__file__).resolve().parent
    bundled = package / "course_files"
    return bundled if bundled.is_dir() else package.parent


def narrowed(course: Course, exercise: str | None) -> Course:
    """The course with that exercise alone; all of it for None.

    Raises:
        SubmissionError: there is no such exercise.
    """
    if exercise is None:
        return course
    if exercise not in course.ids:
        named, known = exercise or "''", ", ".join(course.ids)
        raise SubmissionError(f"--exercise {named}: no such exercise; there are {known}")
    return replace(course, entries=(course.entry(exercise),))
