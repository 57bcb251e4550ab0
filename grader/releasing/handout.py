"""The hand-out: which files students get, where they lie, and what is in them.

A list of what goes in, never of what stays out: the exercises' lessons and stubs for students to
work on, and beside them, in `.course`, what `grade` reads for the visible checks, with stubs that
nobody works on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.course import HANDED_OUT, Course
from grader.errors import AuthorError, SubmissionError
from grader.files import reason
from grader.hints import FILE as HINTS
from grader.manifest import MANIFEST, Entry, read_toml
from grader.notebook import code_of, read_notebook
from grader.releasing.installing import Requirement
from grader.releasing.leaks import leaked, solution_lines
from grader.releasing.links import Repository
from grader.releasing.readme import Lesson, overview, with_links

LESSON = "README.md"
WORK = "exercises"
WITH_THE_CHECKS = ("expected.json", "mistakes.json", "options.json", HINTS)
PYTHON = "3.12"
EXTENSIONS = ("ms-python.python", "ms-toolsai.jupyter")


@dataclass(frozen=True, slots=True)
class HandOut:
    """Files by their names in the hand-out, and what of the exercises' folders is not in it."""

    files: dict[str, bytes]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a hand-out is made of.

    `title` is the course's own where none is given; without a repository there are no links.
    """

    course: Course
    requirement: Requirement
    title: str | None = None
    repository: Repository | None = None


def hand_out(plan: Plan) -> HandOut:
    """Everything that students get.

    Raises:
        AuthorError: something is missing or cannot be read, or a stub holds lines of the solution.
    """
    course = plan.course
    files: dict[str, bytes] = {}
    lessons = []
    for entry in course.entries:
        refuse_leaks(entry, course)
        lesson = _lesson(entry, plan)
        lessons.append(lesson)
        files |= _of_students(entry, course, lesson)
        files |= _of_the_course(entry, course, lesson)
    for name in (MANIFEST, "numbers.json"):
        files |= _if_there(f"{HANDED_OUT}/{name}", course.exercises_dir / name)
    title = plan.title or str(
        read_toml(course.exercises_dir / MANIFEST).get("title") or "Exercises"
    )
    overall = overview(title, lessons, plan.repository, plan.requirement)
    files[LESSON] = overall.encode()
    files |= _for_installing(title, plan.requirement)
    return HandOut(files, tuple(_left_out(course)))


def _of_students(entry: Entry, course: Course, lesson: Lesson) -> dict[str, bytes]:
    """An exercise's lesson and its two stubs."""
    folder = f"{WORK}/{entry.folder}"
    stubs = {f"{folder}/{path.name}": _bytes(path) for path in _stubs(entry, course)}
    return {f"{folder}/{LESSON}": with_links(lesson).encode(), **stubs}


def _of_the_course(entry: Entry, course: Course, lesson: Lesson) -> dict[str, bytes]:
    """What grading reads of an exercise; stubs and lesson are there to tell what is untouched."""
    folder = f"{HANDED_OUT}/{entry.folder}"
    paths = [*_stubs(entry, course), course.checks_path(entry, "visible")]
    files = {f"{folder}/{path.name}": _bytes(path) for path in paths}
    files[f"{folder}/{LESSON}"] = with_links(lesson).encode()
    for name in WITH_THE_CHECKS:
        files |= _if_there(f"{folder}/{name}", course.exercises_dir / entry.folder / name)
    return files


def _for_installing(title: str, requirement: Requirement) -> dict[str, bytes]:
    """For pip, for Binder, and for containers of editors."""
    container = {
        "name": title,
        "image": f"mcr.microsoft.com/devcontainers/python:{PYTHON}",
        "postCreateCommand": "pip install -r requirements.txt",
        "customizations": {"vscode": {"extensions": list(EXTENSIONS)}},
    }
    line = f"{requirement.line}\n".encode()
    files = {
        "requirements.txt": line,
        ".binder/requirements.txt": line,
        ".binder/runtime.txt": f"python-{PYTHON}\n".encode(),
        ".devcontainer/devcontainer.json": f"{json.dumps(container, indent=2)}\n".encode(),
    }
    return {**files, **dict([requirement.wheel] if requirement.wheel else [])}


def _lesson(entry: Entry, plan: Plan) -> Lesson:
    path = plan.course.exercises_dir / entry.folder / LESSON
    try:
        text = _bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        raise AuthorError(f"{path}: not text in UTF-8; save it as that") from None
    return Lesson(entry, text, f"{WORK}/{entry.folder}", plan.repository)


def _stubs(entry: Entry, course: Course) -> list[Path]:
    folder = course.exercises_dir / entry.folder
    return [folder / f"{entry.id}{suffix}" for suffix in (".py", ".ipynb")]


def refuse_leaks(entry: Entry, course: Course) -> None:
    """Refuse a stub in which somebody has tried the solution; without solutions nothing is known.

    Raises:
        AuthorError: a stub holds lines of the solution, or one of the two cannot be read.
    """
    source = course.solutions_dir / entry.folder / f"{entry.id}.py"
    if not source.is_file():
        return
    try:
        secret = solution_lines(_bytes(source).decode("utf-8"))
    except (AuthorError, UnicodeDecodeError) as error:
        raise AuthorError(f"{source}: {error}") from None
    for path in filter(Path.is_file, _stubs(entry, course)):
        line = leaked(_code(path), secret)
        if line is not None:
            raise AuthorError(
                f"{path}: holds a line of the solution ({line.strip()}); run `grader build`"
            )


def _code(path: Path) -> str:
    if path.suffix == ".py":
        return _bytes(path).decode("utf-8", errors="replace")
    _bytes(path)
    try:
        return "\n".join(code_of(read_notebook(path)))
    except SubmissionError as error:
        raise AuthorError(f"{path}: {error}; run `grader build`") from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        remedy = "write it" if path.name in (LESSON, "checks.py") else "run `grader build`"
        raise AuthorError(f"{path}: missing; {remedy}") from None
    except OSError as error:
        raise AuthorError(f"{path}: cannot be read: {reason(error)}") from None


def _if_there(name: str, path: Path) -> dict[str, bytes]:
    return {name: _bytes(path)} if path.exists() else {}


def _left_out(course: Course) -> Iterator[str]:
    """Files in the exercises' folders that no hand-out holds; caches and the like are not told."""
    for entry in course.entries:
        own = {path.name for path in _stubs(entry, course)}
        own |= {LESSON, "checks.py", *WITH_THE_CHECKS}
        for path in sorted((course.exercises_dir / entry.folder).iterdir()):
            if path.name not in own and not path.name.startswith((".", "__pycache__")):
                yield f"{entry.folder}/{path.name}"
