"""A course: the manifest, and per exercise its checks and what they compare with."""

from __future__ import annotations

import importlib.util
import math
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import AuthorError
from grader.exercise import Check, Exercise
from grader.model import Visibility
from grader.references import Number, Recorded, load_numbers, load_recorded

if sys.version_info >= (3, 11):
    import tomllib
else:  # Python 3.10 has no reader for TOML of its own
    import tomli as tomllib

MANIFEST = "course.toml"
SCHEMA = "grader/course/v1"


@dataclass(frozen=True, slots=True)
class Limits:
    """Deadlines in seconds and sizes in KiB, as the manifest states them.

    `load_s` is for one cell or one top-level statement, `call_s` for one call of a function.
    """

    call_s: float = 10.0
    load_s: float = 20.0
    submission_s: float = 120.0
    output_kib: int = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """An exercise as the manifest lists it; its points are fixed here and nowhere else."""

    id: str
    folder: str
    points: float
    hidden_points: float


@dataclass(frozen=True, slots=True)
class CheckSet:
    """The visible or the hidden checks of an exercise, with their recorded values."""

    checks: tuple[Check, ...]
    recorded: Recorded
    visibility: Visibility


@dataclass(frozen=True, slots=True)
class LoadedExercise:
    """An exercise that is ready to be graded."""

    id: str
    signatures: Mapping[str, tuple[str, ...]]
    max_score: float
    sets: tuple[CheckSet, ...]

    def checks(self) -> Iterator[tuple[Check, CheckSet]]:
        """Each check with the set it belongs to, visible ones first."""
        return ((check, group) for group in self.sets for check in group.checks)


@dataclass(frozen=True, slots=True)
class Course:
    """A course on disk."""

    exercises_dir: Path
    solutions_dir: Path
    entries: tuple[Entry, ...]
    limits: Limits
    numbers: Mapping[str, Number]

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
        visible = self._load_set(entry, "visible")
        sets = [visible[1]]
        if hidden:
            sets.append(self._load_set(entry, "hidden")[1])
        points = entry.points + (entry.hidden_points if hidden else 0.0)
        loaded = LoadedExercise(entry.id, visible[0].signatures, points, tuple(sets))
        self._validate(entry, loaded)
        return loaded

    def _load_set(self, entry: Entry, visibility: Visibility) -> tuple[Exercise, CheckSet]:
        path = self.checks_path(entry, visibility)
        exercise = _load_module(path)
        if exercise.id != entry.id:
            raise AuthorError(f"{path}: declares {exercise.id!r}, the manifest says {entry.id!r}")
        recorded = load_recorded(self.recorded_path(entry, visibility))
        return exercise, CheckSet(tuple(exercise.checks), recorded, visibility)

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

    def _validate(self, entry: Entry, exercise: LoadedExercise) -> None:
        known: set[str] = set()
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
    path = exercises_dir / MANIFEST
    manifest = _read_manifest(path)
    return Course(
        exercises_dir=exercises_dir,
        solutions_dir=solutions or exercises_dir.parent / "solutions",
        entries=_entries(manifest, path),
        limits=_limits(manifest.get("limits", {}), path),
        numbers=load_numbers(exercises_dir / "numbers.json"),
    )


def exercises_dir_in(folder: Path) -> Path | None:
    """The folder of the manifest, in or below `folder`; None when there is none."""
    for candidate in (folder, folder / "exercises"):
        if (candidate / MANIFEST).is_file():
            return candidate.resolve()
    return None


def _read_manifest(path: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise AuthorError(f"{path}: cannot be read: {error}") from None
    if manifest.get("schema") != SCHEMA:
        raise AuthorError(f"{path}: schema must be {SCHEMA!r}")
    return manifest


def _entries(manifest: dict[str, Any], path: Path) -> tuple[Entry, ...]:
    tables = manifest.get("exercise")
    if not isinstance(tables, list) or not tables:
        raise AuthorError(
            f"{path}: list the exercises: each [[exercise]] needs id, folder and points"
        )
    entries = tuple(_entry(table, path) for table in tables)
    ids = [entry.id for entry in entries]
    for exercise_id in ids:
        if ids.count(exercise_id) > 1:
            raise AuthorError(f"{path}: exercise {exercise_id!r} is listed twice")
    return entries


def _entry(table: Any, path: Path) -> Entry:
    if not isinstance(table, dict):
        raise AuthorError(f"{path}: each [[exercise]] needs id, folder and points")
    values = {"hidden_points": 0, **table}
    texts = all(isinstance(values.get(name), str) and values[name] for name in ("id", "folder"))
    if not texts or not all(_is_amount(values.get(n)) for n in ("points", "hidden_points")):
        raise AuthorError(
            f"{path}: each [[exercise]] needs id, folder and points; that of {values.get('id')!r} "
            "lacks one, or has no text or no number of at least 0 there"
        )
    points, hidden_points = float(values["points"]), float(values["hidden_points"])
    return Entry(values["id"], values["folder"], points, hidden_points)


def _is_amount(value: Any) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number and math.isfinite(value) and value >= 0


def _limits(table: dict[str, Any], path: Path) -> Limits:
    try:
        limits = Limits(**table)
    except TypeError as error:
        raise AuthorError(f"{path}: [limits]: {error}") from None
    for name in Limits.__dataclass_fields__:
        value = getattr(limits, name)
        whole = name.endswith("_kib")
        if not _is_amount(value) or value == 0 or (whole and not isinstance(value, int)):
            kind = "whole number" if whole else "number"
            raise AuthorError(f"{path}: [limits] {name} must be a {kind} above 0")
    return limits


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
    except Exception as error:
        raise AuthorError(f"{path}: {type(error).__name__}: {error}") from error
    exercise = getattr(module, "exercise", None)
    if not isinstance(exercise, Exercise):
        raise AuthorError(f"{path}: must define `exercise = Exercise(...)`")
    return exercise
