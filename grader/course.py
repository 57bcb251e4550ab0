"""A course: the manifest, and per exercise its checks and what they compare with."""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from grader.errors import AuthorError
from grader.exercise import Check, Curve, Exercise
from grader.manifest import MANIFEST, Entry, Limits, Proof, read_manifest
from grader.mistakes import Mistake, joined, parse_mistakes
from grader.model import Visibility
from grader.references import Number, Recorded, load_numbers, load_recorded
from grader.sealed import parse_sealed

T = TypeVar("T")
HANDED_OUT = ".course"
"""Where a hand-out for students keeps what `grade` needs, beside the exercises."""


@dataclass(frozen=True, slots=True)
class CheckSet:
    """The visible or the hidden checks of an exercise, with their recorded values.

    `mistakes` reads what these checks see of each known mistake; only work that fails needs it.
    """

    checks: tuple[Check, ...]
    recorded: Recorded
    visibility: Visibility
    mistakes: Callable[[], tuple[Mistake, ...]] = tuple


@dataclass(frozen=True, slots=True)
class LoadedExercise:
    """An exercise that is ready to be graded.

    `values` are the names, other than functions, that students give a value; `sealed` the options
    of its multiple-choice questions; `curves` what a student's page shows.
    """

    id: str
    signatures: Mapping[str, tuple[str, ...]]
    max_score: float
    sets: tuple[CheckSet, ...]
    values: tuple[str, ...] = ()
    sealed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    curves: tuple[Curve, ...] = ()

    def checks(self) -> Iterator[tuple[Check, CheckSet]]:
        """Each check with the set it belongs to, visible ones first."""
        return ((check, group) for group in self.sets for check in group.checks)

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """The known mistakes, each with what all loaded checks see of it."""
        return joined([group.mistakes() for group in self.sets])


@dataclass(frozen=True, slots=True)
class Course:
    """A course on disk."""

    exercises_dir: Path
    solutions_dir: Path
    entries: tuple[Entry, ...]
    limits: Limits
    numbers: Mapping[str, Number]
    proof: Proof

    @property
    def ids(self) -> tuple[str, ...]:
        """The exercises' ids in the order of the manifest."""
        return tuple(entry.id for entry in self.entries)

    def entry(self, exercise_id: str) -> Entry:
        """The manifest's entry of that id."""
        return next(entry for entry in self.entries if entry.id == exercise_id)

    def load(self, exercise_id: str, *, hidden: bool) -> LoadedExercise:
        """Load an exercise's checks.

        Raises:
            AuthorError: they are missing or broken, or their points are not the manifest's.
        """
        entry = self.entry(exercise_id)
        declared, visible = self._load_set(entry, "visible")
        sets = [visible]
        if hidden and self._has_hidden(entry):
            sets.append(self._load_set(entry, "hidden")[1])
        points = entry.points + (entry.hidden_points if hidden else 0.0)
        sealed = self._optional(self.sealed_path(entry), parse_sealed) or {}
        loaded = LoadedExercise(
            entry.id,
            declared.signatures,
            points,
            tuple(sets),
            declared.values,
            sealed,
            tuple(declared.curves),
        )
        self._validate(entry, loaded)
        return loaded

    def _has_hidden(self, entry: Entry) -> bool:
        """Without points there need be no hidden checks; but there must be solutions."""
        there = self.checks_path(entry, "hidden").is_file()
        return there or entry.hidden_points > 0 or not self.solutions_dir.is_dir()

    def _load_set(self, entry: Entry, visibility: Visibility) -> tuple[Exercise, CheckSet]:
        path = self.checks_path(entry, visibility)
        exercise = _load_module(path)
        if exercise.id != entry.id:
            raise AuthorError(f"{path}: declares {exercise.id!r}, the manifest says {entry.id!r}")
        if visibility == "hidden" and exercise.curves:
            raise AuthorError(f"{path}: a curve shows what it is called with; move it to checks.py")
        recorded = load_recorded(self.recorded_path(entry, visibility))
        path = self.mistakes_path(entry, visibility)
        mistakes = functools.cache(lambda: self._optional(path, parse_mistakes) or ())
        return exercise, CheckSet(tuple(exercise.checks), recorded, visibility, mistakes)

    def _optional(self, path: Path, parse: Callable[[str], T]) -> T | None:
        """What a generated file holds; None when there is none."""
        try:
            return parse(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise AuthorError(
                f"{path}: not as it was built ({error}); delete it and run `grader build`"
            ) from None

    def checks_path(self, entry: Entry, visibility: Visibility) -> Path:
        """Where an exercise's checks stand."""
        if visibility == "visible":
            return self.exercises_dir / entry.folder / "checks.py"
        return self.solutions_dir / entry.folder / "hidden.py"

    def recorded_path(self, entry: Entry, visibility: Visibility) -> Path:
        """Where the values of `ref.solution` stand."""
        return self.checks_path(entry, visibility).with_name(
            "expected.json" if visibility == "visible" else "hidden.json"
        )

    def mistakes_path(self, entry: Entry, visibility: Visibility) -> Path:
        """Where it stands what the checks see of each known mistake."""
        return self.checks_path(entry, visibility).with_name(
            "mistakes.json" if visibility == "visible" else "hidden_mistakes.json"
        )

    def sealed_path(self, entry: Entry) -> Path:
        """Where the sealed options of multiple-choice questions stand."""
        return self.exercises_dir / entry.folder / "options.json"

    def _validate(self, entry: Entry, exercise: LoadedExercise) -> None:
        known = {curve.id for curve in exercise.curves}
        for group in exercise.sets:
            path = self.checks_path(entry, group.visibility)
            for check in group.checks:
                self._validate_check(f"{path}: {_place(entry, check)}", check, known)
                known.add(check.id)
            self._validate_points(entry, group)

    def _validate_points(self, entry: Entry, group: CheckSet) -> None:
        visible = group.visibility == "visible"
        due = entry.points if visible else entry.hidden_points
        total = sum(check.points for check in group.checks)
        if abs(total - due) > 1e-9:
            raise AuthorError(
                f"{self.exercises_dir / MANIFEST}: exercise {entry.id!r} is to give {due:g} "
                f"{group.visibility} points, its checks give {total:g}; make them agree"
            )

    def _validate_check(self, place: str, check: Check, known: set[str]) -> None:
        if check.id in known:
            raise AuthorError(f"{place}: the name is taken; give each check its own")
        for name in check.after:
            if name not in known:
                raise AuthorError(f"{place}: after {name!r}, which is no earlier check")
        for name in check.numbers:
            if name not in self.numbers:
                raise AuthorError(f"{place}: no number {name!r} in numbers.json")


def _place(entry: Entry, check: Check) -> str:
    return f"check {check.id!r} of exercise {entry.id!r}"


def open_course(folder: Path, solutions: Path | None = None) -> Course:
    """The course in `folder`: the folder of the manifest, or the one above it.

    Args:
        folder: holds `course.toml`, or `exercises/course.toml`.
        solutions: the folder of the solutions; by default the one beside the exercises.

    Raises:
        AuthorError: there is no manifest, or it is broken.
    """
    exercises_dir = exercises_dir_in(folder)
    if exercises_dir is None:
        raise AuthorError(f"{folder}: no {MANIFEST} here; name the course's folder with --course")
    manifest = read_manifest(exercises_dir / MANIFEST)
    return Course(
        exercises_dir=exercises_dir,
        solutions_dir=solutions or exercises_dir.parent / "solutions",
        entries=manifest.entries,
        limits=manifest.limits,
        numbers=load_numbers(exercises_dir / "numbers.json"),
        proof=manifest.proof,
    )


def exercises_dir_in(folder: Path) -> Path | None:
    """The folder of the manifest, in or below `folder`; None when there is none."""
    for candidate in (folder, folder / "exercises", folder / HANDED_OUT):
        if (candidate / MANIFEST).is_file():
            return candidate.resolve()
    return None


def _load_module(path: Path) -> Exercise:
    if not path.is_file():
        raise AuthorError(f"{path}: the checks are missing")
    spec = importlib.util.spec_from_file_location(f"checks_of_{path.parent.name}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except AuthorError as error:
        raise AuthorError(f"{path}: {error}") from None
    except (Exception, SystemExit) as error:
        raise AuthorError(f"{path}: {type(error).__name__}: {error}") from error
    exercise = getattr(module, "exercise", None)
    if not isinstance(exercise, Exercise):
        raise AuthorError(f"{path}: must define `exercise = Exercise(...)`")
    return exercise
