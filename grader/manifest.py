"""The manifest of a course: `course.toml`, which fixes its exercises, points and limits."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from grader.confinement import Resources
from grader.errors import AuthorError

if sys.version_info >= (3, 11):
    import tomllib
else:  # Python 3.10 has no reader for TOML of its own
    import tomli as tomllib

MANIFEST = "course.toml"
SCHEMA = "grader/course/v1"
SOLUTIONS = "solutions"
LARGEST = 1e9
WHOLE = ("output_kib", "memory_mb", "tasks", "scratch_mb")
BOUNDS = {"memory_mb": (256, 1 << 24), "tasks": (1, 1 << 20), "scratch_mb": (1, 1 << 20)}
"""A worker that imports TensorFlow needs some memory; the kernel takes no more tasks."""
PROCESSOR_FACTOR = 4  # of the wall time: TensorFlow computes on several processors


@dataclass(frozen=True, slots=True)
class Limits:
    """Deadlines in seconds and sizes, as the manifest states them.

    `load_s` is for one cell or one top-level statement, `call_s` for one call of a function;
    `memory_mb`, `tasks` and `scratch_mb` are for a worker, see `Resources`.
    """

    call_s: float = 10.0
    load_s: float = 20.0
    submission_s: float = 120.0
    output_kib: int = 64
    memory_mb: int = 2048
    tasks: int = 64
    scratch_mb: int = 64

    @property
    def resources(self) -> Resources:
        """What a worker may use; processor time is bounded by the wall time of a submission."""
        return Resources(
            memory_mb=self.memory_mb,
            tasks=self.tasks,
            scratch_mb=self.scratch_mb,
            processor_s=PROCESSOR_FACTOR * math.ceil(self.submission_s),
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """An exercise as the manifest lists it; its points are fixed here and nowhere else."""

    id: str
    folder: str
    points: float
    hidden_points: float


@dataclass(frozen=True, slots=True)
class Proof:
    """What `grader audit` asks of each function: so many variants and so many mistakes."""

    variants: int = 5
    mistakes: int = 6


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `course.toml` says."""

    entries: tuple[Entry, ...]
    limits: Limits
    proof: Proof


def read_manifest(path: Path) -> Manifest:
    """The manifest in `path`.

    Raises:
        AuthorError: it cannot be read, or something in it is missing or out of range.
    """
    table = read_toml(path)
    if table.get("schema") != SCHEMA:
        raise AuthorError(f"{path}: schema must be {SCHEMA!r}")
    return Manifest(
        entries=_entries(table, path),
        limits=_limits(table.get("limits", {}), path),
        proof=_proof(table.get("audit", {}), path),
    )


def read_toml(path: Path) -> dict[str, Any]:
    """The table in a TOML file.

    Raises:
        AuthorError: it cannot be read.
    """
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise AuthorError(f"{path}: cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise AuthorError(f"{path}: cannot be read: {error}") from None
    return table


def is_of_exercises(place: PurePath) -> bool:
    """Whether what lies there, from the manifest on, is an exercise's.

    What an editor keeps among the exercises (`.ipynb_checkpoints`) is not, and neither are
    solutions that lie there.
    """
    return not place.is_absolute() and not any(
        part.startswith(".") or "\\" in part or part == SOLUTIONS for part in place.parts
    )


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
    if not is_of_exercises(PurePosixPath(values["folder"])):
        raise AuthorError(
            f"{path}: exercise {values['id']!r}: folder {values['folder']!r} must be one "
            f"below the manifest's, and no part of it may begin with a dot or be called {SOLUTIONS}"
        )
    points, hidden_points = float(values["points"]), float(values["hidden_points"])
    return Entry(values["id"], values["folder"], points, hidden_points)


def _is_amount(value: Any) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number and 0 <= value < LARGEST


def _limits(table: Any, path: Path) -> Limits:
    if not isinstance(table, dict):
        raise AuthorError(f"{path}: [limits] must be a table")
    known = Limits.__dataclass_fields__
    for name in table:
        if name not in known:
            raise AuthorError(
                f"{path}: [limits] {name}: no such limit; there are {', '.join(known)}"
            )
    limits = Limits(**table)
    for name in known:
        _refuse_limit(name, getattr(limits, name), path)
    return limits


def _refuse_limit(name: str, value: Any, path: Path) -> None:
    least, most = BOUNDS.get(name, (0, LARGEST))
    whole = name in WHOLE
    if not _is_amount(value) or value == 0 or (whole and not isinstance(value, int)):
        kind = "whole number" if whole else "number"
        raise AuthorError(f"{path}: [limits] {name} must be a {kind} above 0, below {LARGEST:g}")
    if not least <= value <= most:
        raise AuthorError(f"{path}: [limits] {name} must be at least {least}, at most {most}")


def _proof(table: Any, path: Path) -> Proof:
    if not isinstance(table, dict):
        raise AuthorError(f"{path}: [audit] must be a table")
    try:
        proof = Proof(**table)
    except TypeError as error:
        raise AuthorError(f"{path}: [audit]: {error}") from None
    for name in Proof.__dataclass_fields__:
        value = getattr(proof, name)
        if type(value) is not int or value < 0:
            raise AuthorError(f"{path}: [audit] {name} must be a whole number of at least 0")
    return proof
