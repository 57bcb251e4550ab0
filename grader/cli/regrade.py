"""`grader regrade`: a class again, after the course was mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from grader.batch.hashing import of_submission
from grader.batch.regrading import Change, changes
from grader.batch.run import Run
from grader.cli.classes import (
    Means,
    database_option,
    existing_gradebook,
    grade_missing,
    grading_options,
    layout_option,
    opened,
    place_of,
)
from grader.cli.running import FULL_MARKS, OURS, emit
from grader.escaping import for_line
from grader.gradebook.store import Gradebook
from grader.intake.handed import Handed
from grader.intake.layouts import read
from grader.intake.source import Source


@click.command("regrade")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--source",
    type=click.Path(path_type=Path),
    metavar="SOURCE",
    help="Where the class's files are now; by default where they were.",
)
@layout_option
@click.option("--apply", is_flag=True, help="Let the new grades count.")
@database_option
@grading_options
def regrade_command(
    folder: Path,
    source: Path | None,
    layout: str | None,
    apply: bool,
    database: str | None,
    means: Means,
) -> int:
    """Grade again what is in a gradebook, and say whose grade changes, and by which checks.

    Nothing counts before it is run with --apply, which grades nothing twice. Ends with 3 when some
    could not be judged: their grades stay as they are.
    """
    with existing_gradebook(folder, database) as gradebook:
        place = source or place_of(gradebook, folder)
        with opened(place) as files:
            handed = list(_handed(files, gradebook, means, layout))
            run = Run(files, gradebook, means.basis, accepted=False)
            tally = grade_missing(run, files, handed, means)
            found = list(changes(run, handed, gradebook))
        if apply:
            gradebook.accept(sorted({change.attempt for change in found}))
    emit("\n".join(_told(found, len(handed), tally.not_graded, apply=apply)))
    return OURS if tally.not_graded else FULL_MARKS


def _handed(
    source: Source, gradebook: Gradebook, means: Means, layout: str | None
) -> Iterator[Handed]:
    """What was handed in, by those that the gradebook knows, as it knows them."""
    _, handed = read(source, means.course.ids, layout)
    keys = {student.key for one in handed for student in one.students}
    known = gradebook.grades_of(keys)
    for one in handed:
        students = tuple(known[s.key].student if s.key in known else s for s in one.students)
        yield replace(one, students=students)
    yield from _empty(gradebook, source, keys)


def _empty(gradebook: Gradebook, source: Source, keys: set[str]) -> Iterator[Handed]:
    """Those of the roster who had handed in nothing: what they miss may be worth more now."""
    for grade in gradebook.grades():
        empty = Handed((grade.student,), (), notes=grade.attempt.notes)
        nothing = grade.attempt.submission == of_submission(empty, source)
        if nothing and grade.student.key not in keys:
            yield empty


def _told(
    found: Sequence[Change], total: int, not_graded: Sequence[str], *, apply: bool
) -> Iterator[str]:
    differing = [one for one in found if one.checks or one.before != one.after]
    for one in differing:
        before = "none" if one.before is None else f"{one.before:g}"
        yield f"{for_line(one.key)}: {before} -> {one.after:g}"
        yield from _checks_told(one.checks)
    for key in not_graded:
        yield f"{for_line(key)}: could not be judged; the grade stays as it is"
    end = "the new grades count now" if apply else "nothing is replaced: see --apply"
    yield f"{len(differing)} of {total} change; {end if found else 'there is nothing to replace'}"


def _checks_told(checks: Iterable[tuple[str, float | None, float | None]]) -> Iterator[str]:
    for name, before, after in checks:
        yield f"  {name}: {_points(before)} -> {_points(after)}"


def _points(points: float | None) -> str:
    return "not there" if points is None else f"{points:g}"
