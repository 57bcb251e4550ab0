"""Hints in steps: an author's `hints.toml`, and which of them a graded exercise asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course import Course, LoadedExercise
from grader.errors import AuthorError
from grader.manifest import read_toml
from grader.model import CheckResult, ExerciseResult, Verdict

FILE = "hints.toml"
MOST = 3  # troubles of a file that are told with a hint
UNJUDGED = (Verdict.PASS, Verdict.SKIPPED, Verdict.NOT_GRADED)


@dataclass(frozen=True, slots=True)
class Hint:
    """One step: its number, from 1, of how many, and the text; 0 of 0 where there is none."""

    number: int
    count: int
    text: str

    @property
    def is_last(self) -> bool:
        """Whether no step follows."""
        return self.number >= self.count


@dataclass(frozen=True, slots=True)
class Concern:
    """The first thing of an exercise that is not right, and what the hints call it.

    `troubles` are those of the whole file: what of it could not be run.
    """

    exercise_id: str
    name: str
    check: CheckResult
    troubles: tuple[str, ...] = ()

    @property
    def is_of_the_file(self) -> bool:
        """Whether no function was reached, as the file could not be run: no hint helps there."""
        verdict = self.check.verdict
        unreached = verdict is Verdict.ERROR and self.check.function is None
        return bool(self.troubles) and (unreached or verdict is Verdict.MISSING)

    @property
    def told(self) -> tuple[str, ...]:
        """Lines to be read before a hint: what could not be run, and what a check raised."""
        raised = [self.check.message or ""] if self.check.verdict is Verdict.ERROR else []
        lines = [
            line for text in (*self.troubles[:MOST], *raised) for line in text.splitlines()[:1]
        ]
        return tuple(dict.fromkeys(lines))


@dataclass(frozen=True, slots=True)
class Hints:
    """The steps of an exercise, by function or, where letters are answered, by question.

    `sentences` are the checks' own hints, by check: what there is without a `hints.toml`.
    """

    steps: Mapping[str, tuple[str, ...]]
    sentences: Mapping[str, str]

    def step(self, name: str, number: int, check: str | None = None) -> Hint:
        """The step of that number; beyond the last one, the last.

        Args:
            name: of the function or question.
            number: from 1.
            check: the id of the check that failed, if one did.
        """
        sentence = self.sentences.get(check or "", "")
        steps = self.steps.get(name) or ((sentence,) if sentence else ())
        if not steps:
            return Hint(0, 0, "There is no hint on it.")
        number = min(number, len(steps))
        return Hint(number, len(steps), steps[number - 1])


def names_of(exercise: LoadedExercise) -> tuple[str, ...]:
    """What hints may be about: its functions, or its questions."""
    questions = [check.id for check, _ in exercise.checks()] if exercise.values else []
    return (*exercise.signatures, *questions)


def hints_path(course: Course, exercise_id: str) -> Path:
    """Where an author writes the hints of an exercise."""
    return course.exercises_dir / course.entry(exercise_id).folder / FILE


def load_hints(course: Course, exercise: LoadedExercise) -> Hints:
    """The hints of an exercise; a course need not have any.

    Raises:
        AuthorError: the file is not of that form, or names what the exercise has not.
    """
    sentences = {check.id: check.hint for check, _ in exercise.checks() if check.hint}
    path = hints_path(course, exercise.id)
    table = read_toml(path) if path.exists() else {}
    known = names_of(exercise)
    for name, steps in table.items():
        if name not in known:
            raise AuthorError(
                f"{path}: {name}: exercise {exercise.id!r} has no such name; it has "
                f"{', '.join(known)}"
            )
        _refuse_other_than_texts(f"{path}: {name}", steps)
    steps = {name: tuple(" ".join(text.split()) for text in t) for name, t in table.items()}
    return Hints(steps, sentences)


def missing_hints(course: Course, exercise: LoadedExercise) -> list[str]:
    """The names that an exercise with a `hints.toml` has no hint for.

    Raises:
        AuthorError: as for `load_hints`.
    """
    if not hints_path(course, exercise.id).exists():
        return []
    steps = load_hints(course, exercise).steps
    return [name for name in names_of(exercise) if name not in steps]


def _refuse_other_than_texts(place: str, steps: Any) -> None:
    texts = isinstance(steps, list) and all(isinstance(t, str) and t.strip() for t in steps)
    if not texts or not steps:
        raise AuthorError(f"{place} must be a list of texts, from the smallest hint to the largest")


def first_concern(result: ExerciseResult, exercise: LoadedExercise) -> Concern | None:
    """The first visible check that is not right, in order; None when all are."""
    for check in result.checks:
        if check.visibility == "visible" and check.verdict not in UNJUDGED:
            return Concern(exercise.id, _name_of(check, exercise), check, result.troubles)
    return None


def _name_of(check: CheckResult, exercise: LoadedExercise) -> str:
    """The function that it failed on: one that is not written, else the one called last."""
    if exercise.values:
        return check.id
    if check.verdict is Verdict.NOT_ATTEMPTED:
        words = (check.message or "").replace(",", " ").split()
        told = [word for word in words if word in exercise.signatures]
        if told:  # in "mean_loss calls softmax, which is not written yet", the second
            return told[-1]
    return check.function or check.id
