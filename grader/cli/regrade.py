"""`grader regrade`: a class again, after the course was mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from grader.batch.regrading import Again, Change, again, changes
from grader.batch.run import Run, Tally
from grader.cli.classes import (
    Means,
    database_option,
    existing_gradebook,
    grade_missing,
    grading_options,
    layout_option,
    opened,
    origin_of,
    refuse_other_course,
    source_option,
)
from grader.cli.running import FULL_MARKS, OURS, emit
from grader.escaping import for_line
from grader.files import shown
from grader.intake.layouts import read


@click.command("regrade")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@source_option
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
        refuse_other_course(gradebook, means.course, folder)
        place, layout = origin_of(gradebook, folder, source, layout)
        with opened(place, without=folder) as files:
            handed = read(files, means.course.ids, layout).handed
            todo = again(handed, gradebook)
            run = Run(files, gradebook, means.basis, layout=layout, accepted=False)
            tally = grade_missing(run, files, todo.handed, means)
            found = list(changes(run, todo.handed, gradebook))
        _tell([*_changes_told(found), *_others_told(todo, tally, place)])
        if apply:
            gradebook.accept([change.attempt for change in found])
    end = "the new grades count now" if apply else "nothing is replaced: see --apply"
    count = sum(map(_differs, found))
    told = end if found else "there is nothing to replace"
    emit(f"{count} of {len(todo.handed)} change; {told}")
    return OURS if tally.not_graded else FULL_MARKS


def _tell(lines: Sequence[str]) -> None:
    if lines:
        emit("\n".join(lines))


def _differs(change: Change) -> bool:
    return bool(change.checks) or change.before != change.after


def _changes_told(found: Iterable[Change]) -> Iterator[str]:
    for one in filter(_differs, found):
        before = "none" if one.before is None else f"{one.before:g}"
        yield f"{for_line(one.key)}: {before} -> {one.after:g}"
        yield from _checks_told(one.checks)


def _others_told(todo: Again, tally: Tally, place: Path) -> Iterator[str]:
    """Whose grade stays as it is, and why."""
    for key in tally.not_graded:
        yield f"{for_line(key)}: could not be judged; the grade stays as it is"
    for key in todo.unknown:
        yield f"{for_line(key)}: not in the gradebook; grade it with grader batch"
    for key in todo.gone:
        yield f"{for_line(key)}: nothing of theirs is in {shown(place)}; the grade stays"


def _checks_told(checks: Iterable[tuple[str, float | None, float | None]]) -> Iterator[str]:
    for name, before, after in checks:
        yield f"  {name}: {_points(before)} -> {_points(after)}"


def _points(points: float | None) -> str:
    return "not there" if points is None else f"{points:g}"
