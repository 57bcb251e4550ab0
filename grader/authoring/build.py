"""`grader build`: everything that follows from the solutions, made anew or checked for drift.

Of each exercise: stubs and notebooks, the values that `ref.solution` stands for, the sealed options
of multiple-choice questions, and what the checks see of each known mistake.
"""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.authoring.corpus import (
    Overlay,
    explanations,
    explanations_path,
    laid_over,
    mistakes,
    read_text,
    source_path,
)
from grader.authoring.drift import same_text
from grader.authoring.examining import Examined, Examiner, Task
from grader.authoring.forms import module_text, notebook_text, stub_source, without_markers
from grader.course import CheckSet, Course, LoadedExercise
from grader.curves import recorded
from grader.errors import AuthorError
from grader.exercise import Check, Curve
from grader.hints import load_hints
from grader.judging import CheckFailed
from grader.manifest import Entry
from grader.mistakes import Mistake, dump_mistakes
from grader.model import Visibility
from grader.references import Array, References, dump_recorded, parse_recorded
from grader.sealed import dump_sealed, seal
from grader.student import Student

PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Product:
    """A generated file and what belongs in it."""

    path: Path
    text: str

    @property
    def is_current(self) -> bool:
        """Whether the file on disk already says that; the last digits of numbers may differ."""
        if not self.path.is_file():
            return False
        old = self.path.read_text(encoding="utf-8", errors="replace")
        return same_text(old, self.text, self.path.suffix)

    def write(self) -> None:
        """Put the text in its place."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(self.text, encoding="utf-8")


def products(course: Course, entries: Sequence[Entry], examiner: Examiner) -> Iterator[Product]:
    """All generated files of these exercises, in order.

    Raises:
        AuthorError: a source or a check is missing or broken, or a solution does not run.
    """
    for entry in entries:
        source = read_source(course, entry)
        yield from forms(course, entry, source)
        exercise = course.load(entry.id, hidden=True)
        load_hints(course, exercise)  # they must fit, as what is made here must
        built = yield from values(course, entry, exercise, source, examiner)
        yield from _fingerprints(course, entry, built, source, examiner)


def read_source(course: Course, entry: Entry) -> str:
    """The text of an exercise's source.

    Raises:
        AuthorError: it cannot be read.
    """
    return read_text(source_path(course, entry))


def forms(course: Course, entry: Entry, source: str) -> Iterator[Product]:
    """The stub in both forms, and the solution as a notebook."""
    path = source_path(course, entry)
    try:
        ast.parse(source)
        stub = stub_source(source)
    except SyntaxError as error:
        raise AuthorError(f"{path}, line {error.lineno}: {error.msg}") from None
    except AuthorError as error:
        raise AuthorError(f"{path}: {error}") from None
    if stub == source:
        raise AuthorError(f"{path}: no `# <solution>` region to take out")
    student = course.exercises_dir / entry.folder
    prose = explanations_path(course, entry).is_file()  # a module of questions must ask them
    yield Product(student / f"{entry.id}.py", module_text(stub, prose=prose))
    yield Product(student / f"{entry.id}.ipynb", notebook_text(stub))
    solution = course.solutions_dir / entry.folder
    yield Product(solution / f"{entry.id}.ipynb", notebook_text(without_markers(source)))


def values(
    course: Course, entry: Entry, exercise: LoadedExercise, source: str, examiner: Examiner
) -> Generator[Product, None, LoadedExercise]:
    """What was recorded and sealed; returns the exercise with it."""
    recorder = _Recorder(course, source_path(course, entry), exercise)
    with examiner.patient(PATIENCE).executing(Task(exercise, source)) as execution:
        student = Student(execution, exercise.signatures)
        texts = {group.visibility: recorder.record(student, group) for group in exercise.sets}
        sealed = recorder.seal(student, explanations_path(course, entry))
    for visibility, text in texts.items():
        yield Product(course.recorded_path(entry, visibility), text)
    if sealed:
        yield Product(course.sealed_path(entry), dump_sealed(sealed))
    sets = tuple(
        dataclasses.replace(
            group,
            recorded=parse_recorded(
                texts[group.visibility], course.recorded_path(entry, group.visibility)
            ),
        )
        for group in exercise.sets
    )
    return dataclasses.replace(exercise, sets=sets, sealed=sealed)


class _Recorder:
    """Has the solution give the values that checks compare with."""

    def __init__(self, course: Course, path: Path, exercise: LoadedExercise) -> None:
        self._numbers = course.numbers
        self._path = path
        self._exercise = exercise

    def record(self, student: Student, group: CheckSet) -> str:
        """What the solution returns wherever a check of the group asks for `ref.solution`.

        With the visible checks, what the curves show of it too.
        """
        values = {check.id: self._record(student, check) for check in group.checks}
        if group.visibility == "visible":
            values |= {c.id: self._record_curve(student, c) for c in self._exercise.curves}
        return dump_recorded(values)

    def _record_curve(self, student: Student, curve: Curve) -> list[Array]:
        try:
            return recorded(curve, student, self._numbers)
        except CheckFailed as failed:
            raise AuthorError(
                f"{self._path}: the solution cannot be drawn as curve {curve.id!r}: {failed.text}"
            ) from None

    def _record(self, student: Student, check: Check) -> list[Array]:
        values: list[Array] = []
        try:
            check.run(student, References.recording(self._numbers, values))
        except CheckFailed as failed:
            raise AuthorError(
                f"{self._path}: the solution fails its own check {check.id!r}: "
                f"{failed.text} {failed.detail}"
            ) from None
        return values

    def seal(self, student: Student, path: Path) -> dict[str, list[str]]:
        """The sealed options of each question that the author has explained."""
        explained = explanations(path)
        if not explained:
            return {}
        if not self._exercise.values:
            raise AuthorError(f"{path}: the exercise has no questions; see `Exercise(values=...)`")
        key = student.value(self._exercise.values[0]).value
        return {
            question: seal(question, self._options(path, question, why, key))
            for question, why in sorted(explained.items())
        }

    def _options(
        self, path: Path, question: str, why: Mapping[str, str], key: Mapping[str, Any]
    ) -> dict[str, str | None]:
        right = key.get(question)
        if not isinstance(right, str) or right in why:
            raise AuthorError(
                f"{path}: [{question}] explains the wrong options, but the solution's answer is "
                f"{right!r}; make them agree"
            )
        return {**why, right: None}


def _fingerprints(
    course: Course, entry: Entry, exercise: LoadedExercise, source: str, examiner: Examiner
) -> Iterator[Product]:
    """What the checks see of each known mistake, for visible and for hidden ones."""

    def examine(overlay: Overlay) -> Examined:
        return examiner.examine(Task(exercise, laid_over(source, overlay)))

    found = list(examiner.each(mistakes(course, entry), examine))
    for group in exercise.sets:
        text = fingerprints(found, group.visibility)
        yield Product(course.mistakes_path(entry, group.visibility), text)


def fingerprints(found: Sequence[tuple[Overlay, Examined]], visibility: Visibility) -> str:
    """The text of a file of known mistakes, from what was examined."""
    return dump_mistakes([_seen(overlay, examined, visibility) for overlay, examined in found])


def _seen(overlay: Overlay, examined: Examined, visibility: Visibility) -> Mistake:
    """What the checks see that use what the overlay gives; others see it through the solution."""
    seen = {
        outcome.check.id: outcome.evidence
        for outcome in examined.lost
        if outcome.evidence is not None
        and outcome.group.visibility == visibility
        and any(overlay.gives(name) for name in outcome.called)
    }
    return Mistake(overlay.id, overlay.sentence, seen)
