"""`grader build`: everything that follows from the solutions, made anew or checked for drift."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.authoring.forms import module_text, notebook_text, stub_source, without_markers
from grader.course import CheckSet, Course, Entry, LoadedExercise
from grader.errors import AuthorError
from grader.execution import Execution, ModuleLoader, Unloadable
from grader.exercise import Check
from grader.judging import CheckFailed
from grader.references import Array, References, dump_recorded
from grader.sandbox.budget import Budget
from grader.sandbox.launching import Launcher
from grader.staging import stage
from grader.student import Student
from grader.submission import Found


@dataclass(frozen=True, slots=True)
class Product:
    """A generated file and what belongs in it."""

    path: Path
    text: str

    @property
    def is_current(self) -> bool:
        """Whether the file on disk is already that."""
        return self.path.is_file() and self.path.read_text(encoding="utf-8") == self.text

    def write(self) -> None:
        """Put the text in its place."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(self.text, encoding="utf-8")


def products(course: Course, launcher: Launcher) -> Iterator[Product]:
    """All generated files of a course, in order.

    Raises:
        AuthorError: a source or a check is missing or broken, or a solution does not run.
    """
    for entry in course.entries:
        yield from _forms(course, entry)
        loaded = course.load(entry.id, hidden=True)
        for group in loaded.sets:
            path = course.recorded_path(entry, group.visibility)
            yield Product(path, _record(course, entry, loaded, group, launcher))


def source_path(course: Course, entry: Entry) -> Path:
    """The source of an exercise: its solution as a module."""
    return course.solutions_dir / entry.folder / f"{entry.id}.py"


def _forms(course: Course, entry: Entry) -> Iterator[Product]:
    source = _read(source_path(course, entry))
    try:
        stub = stub_source(source)
    except AuthorError as error:
        raise AuthorError(f"{source_path(course, entry)}: {error}") from None
    if stub == source:
        raise AuthorError(f"{source_path(course, entry)}: no `# <solution>` region to take out")
    student = course.exercises_dir / entry.folder
    yield Product(student / f"{entry.id}.py", module_text(stub))
    yield Product(student / f"{entry.id}.ipynb", notebook_text(stub))
    solution = course.solutions_dir / entry.folder
    yield Product(solution / f"{entry.id}.ipynb", notebook_text(without_markers(source)))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise AuthorError(f"{path}: the source cannot be read: {error.strerror}") from None


def _record(
    course: Course, entry: Entry, exercise: LoadedExercise, group: CheckSet, launcher: Launcher
) -> str:
    """What the solution returns wherever a check of the group asks for `ref.solution`."""
    path = source_path(course, entry)
    found = Found(entry.id, path, "module", path.name)
    share = Budget(10 * course.limits.submission_s, 1).share()
    with tempfile.TemporaryDirectory(prefix="grader-", ignore_cleanup_errors=True) as scratch:
        execution = Execution(
            launcher, ModuleLoader(), lambda: stage(found, Path(scratch)), course.limits, share
        )
        try:
            student = Student(execution, exercise.signatures)
            return dump_recorded(
                {check.id: _values(course, check, student, path) for check in group.checks}
            )
        except Unloadable as error:
            raise AuthorError(f"{path}: {error}") from None
        finally:
            execution.close()


def _values(course: Course, check: Check, student: Student, path: Path) -> list[Array]:
    values: list[Array] = []
    try:
        check.run(student, References.recording(course.numbers, values))
    except CheckFailed as failed:
        raise AuthorError(
            f"{path}: the solution fails its own check {check.id!r}: {failed.text} {failed.detail}"
        ) from None
    return values
