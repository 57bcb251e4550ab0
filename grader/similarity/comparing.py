"""Compares the work of a class: collects the code, and shows the pairs that stand out."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from grader.batch.marking import loaded
from grader.course import Course
from grader.errors import SourceError
from grader.escaping import for_html
from grader.intake.collecting import Collector
from grader.intake.handed import Handed
from grader.intake.source import Source
from grader.publishing.rendering import environment
from grader.scratch import scratch
from grader.similarity.prints import Part, code_in, fingerprint, shared, stubs_of
from grader.similarity.spread import Pair, Spread, spread

Codes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise of a pair, side by side."""

    id: str
    one: Part
    other: Part


class Comparison:
    """The code of a class.

    Args:
        course: knows the stubs.
        source: where the files are.
        handed: what was handed in; of a group one member stands for all.
    """

    def __init__(self, course: Course, source: Source, handed: Iterable[Handed]) -> None:
        self._source = source
        self._collector = Collector(course, loaded(course, hidden=False))
        self._handed = {one.students[0].key: one for one in handed if one.files}
        folders = {entry.id: entry.folder for entry in course.entries}
        self._stubs = stubs_of(course.exercises_dir, folders)

    def spread(self, say: Callable[[str], None] = lambda key: None) -> Spread:
        """How close they are; `say` is told whose work is looked at."""
        prints = {}
        for key in self._handed:
            say(key)
            prints[key] = self._prints(self.codes(key))
        return spread(prints)

    def name(self, key: str) -> str:
        """Whose work that is: all members of a group."""
        return ", ".join(student.key for student in self._handed[key].students)

    def codes(self, key: str) -> Codes:
        """A student's code by exercise; none where the download is damaged there."""
        with scratch("grader-similar-") as folder:
            try:
                found = self._collector.collect(self._handed[key], self._source, folder).submission
            except SourceError:
                return {}
            return {one.exercise_id: code_in(one.path) for one in found.found}

    def _prints(self, codes: Codes) -> frozenset[int]:
        """Of all exercises together: the same print in two exercises is not the same."""
        return frozenset(
            hash((id, int(value)))
            for id, code in codes.items()
            for value in fingerprint(code, self._stubs[id]).hashes
        )

    def side_by_side(self, pair: Pair) -> Iterator[Exercise]:
        """What the two share, exercise by exercise; those that share nothing are left out."""
        one, other = self.codes(pair.one), self.codes(pair.other)
        for id in one.keys() & other.keys():
            parts = shared(one[id], other[id], self._stubs[id])
            if parts[0].matches:
                yield Exercise(id, *parts)


def page(comparison: Comparison, found: Spread, title: str) -> Iterator[str]:
    """The page of the pairs that stand out, piece by piece."""
    yield from (
        environment(for_html)
        .get_template("similar.html")
        .generate(
            title=title,
            found=found,
            name=comparison.name,
            exercises=functools.partial(_sorted, comparison),
            pieces=pieces,
        )
    )


def _sorted(comparison: Comparison, pair: Pair) -> list[Exercise]:
    return sorted(comparison.side_by_side(pair), key=lambda exercise: exercise.id)


def pieces(part: Part) -> Iterator[tuple[bool, str]]:
    """(whether it is shared, text) of a code, from its beginning to its end."""
    at = 0
    for start, end in sorted(part.matches):
        start = max(start, at)
        if end <= start:
            continue
        if start > at:
            yield False, part.code[at:start]
        yield True, part.code[start:end]
        at = end
    if at < len(part.code):
        yield False, part.code[at:]
