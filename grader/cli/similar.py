"""`grader similar`: pairs of students whose code is closer than the class's own spread."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from grader.cli.classes import (
    database_option,
    existing_gradebook,
    layout_option,
    opened,
    origin_of,
    source_option,
)
from grader.cli.options import course_option
from grader.cli.running import FULL_MARKS, emit
from grader.cli.terminal import progress
from grader.escaping import for_line
from grader.files import shown
from grader.intake.layouts import read
from grader.locating import locate_course
from grader.replacing import replacing_text

PAGE = "similar.html"
SHOWN = 20


@click.command("similar")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@source_option
@layout_option
@database_option
@course_option
def similar_command(
    folder: Path,
    source: Path | None,
    layout: str | None,
    database: str | None,
    course: Path | None,
) -> int:
    """Write DIR/similar.html: pairs whose code is closer than the class's own spread."""
    try:
        from grader.similarity.comparing import Comparison, page
    except ImportError as error:
        raise click.UsageError(
            f"no {error.name} here: pip install 'deep-learning-grader[similar]'"
        ) from None
    located = locate_course(course, None)
    with existing_gradebook(folder, database) as gradebook:
        place, layout = origin_of(gradebook, folder, source, layout)
    with opened(place, without=folder) as files:
        handed = read(files, located.ids, layout).handed
        comparison = Comparison(located, files, handed)
        with progress(enabled=sys.stderr.isatty()) as say:
            found = comparison.spread(say)
        with replacing_text(folder / PAGE) as file:
            file.writelines(page(comparison, found, f"Similar code: {folder.resolve().name}"))
    for pair in found.outstanding[:SHOWN]:
        one, other = (for_line(comparison.name(key)) for key in (pair.one, pair.other))
        emit(f"{100 * pair.similarity:3.0f}%  {one}  {other}")
    emit(f"{found.beyond} of {found.pairs} pairs stand out: {shown(folder / PAGE)}")
    return FULL_MARKS
