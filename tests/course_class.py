"""A made-up class of this repository's course: what its students hand in, and what that is worth.

Each student does two exercises. Right answers, known mistakes and stubs are handed in by as many
as there are students for. Seeded.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.authoring.corpus import Overlay, laid_over, mistakes, options, read_text, source_path
from grader.authoring.corpus import variants as variants_of
from grader.authoring.forms import module_text, notebook_text, stub_source
from grader.course import Course
from grader.manifest import Entry

EACH = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """What is handed in for one exercise.

    Attributes:
        kind: what it is.
        files: contents by path.
        points: what it is worth; None of a mistake, which keeps some.
        fails: the checks that must not get their points.
    """

    kind: str
    files: Mapping[str, bytes]
    points: float | None
    fails: tuple[str, ...] = ()

    def fits(self, exercise: Mapping[str, Any]) -> bool:
        """Whether the exercise's part of a report says what the piece is worth."""
        checks = {check["id"]: check for check in exercise["checks"]}
        if self.points is not None:
            return bool(exercise["score"] == self.points)
        return all(checks[id]["points"] < checks[id]["max_points"] for id in self.fails)


def course_class(course: Course, size: int, seed: int = 0) -> dict[str, dict[str, Piece]]:
    """What so many students hand in, by student and exercise."""
    chance = random.Random(seed)
    pieces = {entry.id: list(_pieces(course, entry)) for entry in course.entries}
    for some in pieces.values():
        chance.shuffle(some)
    turns = itertools.chain.from_iterable(zip(*map(itertools.cycle, pieces.values()), strict=True))
    exercises = itertools.cycle(pieces)
    return {
        f"student{number:03d}": {next(exercises): next(turns) for _ in range(EACH)}
        for number in range(size)
    }


def hand_in(submissions: Mapping[str, Mapping[str, Piece]], folder: Path) -> Path:
    """A folder for each student."""
    for key, pieces in submissions.items():
        (folder / key).mkdir(parents=True)
        (folder / key / "notes.txt").write_text("Mine.")
        for piece in pieces.values():
            for name, content in piece.files.items():
                (folder / key / name).write_bytes(content)
    return folder


def _pieces(course: Course, entry: Entry) -> Iterator[Piece]:
    source, full = read_text(source_path(course, entry)), entry.points + entry.hidden_points
    for form, text in _forms(source):
        yield Piece(f"solution {form}", _file(entry, form, text), full)
    for form, text in _forms(stub_source(source)):
        yield Piece(f"stub {form}", _file(entry, form, text), 0)
    for overlay in variants_of(course, entry):
        yield from _laid_over(entry, source, overlay, full)
    for overlay in [*mistakes(course, entry), *options(course, entry, "answers")]:
        yield from _laid_over(entry, source, overlay, None)
    yield Piece("absent", {}, 0)
    yield Piece("ends the process", _file(entry, "py", "import os\nos._exit(0)\n" + source), full)
    yield Piece("does not parse", _file(entry, "py", source + "\ndef f(:\n"), 0)
    yield Piece("raises at the end", _file(entry, "py", source + "\n1 / 0\n"), full)


def _forms(source: str) -> list[tuple[str, str]]:
    return [("py", module_text(source)), ("ipynb", notebook_text(source))]


def _laid_over(entry: Entry, source: str, overlay: Overlay, points: float | None) -> list[Piece]:
    """The answer as a module or, for every third one, as a notebook."""
    form, text = _forms(laid_over(source, overlay))[sum(map(ord, overlay.id)) % 3 == 0]
    return [Piece(f"{overlay.id} {form}", _file(entry, form, text), points, overlay.fails)]


def _file(entry: Entry, form: str, text: str) -> dict[str, bytes]:
    return {f"{entry.id}.{form}": text.encode()}
