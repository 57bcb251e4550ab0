"""`grader pack`: what is uploaded to a platform."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import click
from click.core import ParameterSource

from grader.cli.options import course_option, guarded_level_option, one_line, solutions_option
from grader.cli.running import FULL_MARKS, emit, finite
from grader.confinement import Level
from grader.course import Course
from grader.errors import SubmissionError
from grader.files import shown
from grader.locating import locate_course, narrowed
from grader.platforms.bundle import Files, write_folder, write_packed
from grader.platforms.platform import (
    HIDDEN_ROWS,
    NAMES,
    OPEN,
    OPTIONS,
    HiddenRows,
    Option,
    Order,
    platform_named,
    refuse,
)
from grader.unzip import is_zip

NOWHERE = Path(os.devnull)
"""No folder: a course whose solutions are there has no hidden checks."""


@click.command("pack")
@click.argument("name", type=click.Choice(NAMES), metavar="PLATFORM")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help="A .zip (one that was packed before is replaced), or a folder, which is made.",
)
@course_option
@solutions_option
@click.option(
    "--title",
    callback=one_line,
    metavar="TEXT",
    help="The assignment's; by default the course's.",
)
@click.option(
    "--limit",
    "limit_s",
    type=click.FloatRange(30, 86_400),
    callback=finite,
    metavar="SECONDS",
    help="After which the platform ends a run, if it is not set as it is by default.",
)
@click.option(
    "--hidden-rows",
    type=click.Choice(HIDDEN_ROWS),
    default="sum",
    show_default=True,
    help="Hidden checks: a row of their sum per exercise, or shown so where the platform can.",
)
@guarded_level_option
@click.option(
    "--python",
    default="3.12",
    callback=one_line,
    metavar="3.X",
    help="Where the platform lets one choose.",
)
@click.option("--exercise", metavar="ID", help="Grade this exercise alone, not all of the course.")
@click.option(
    "--image",
    default="deep-learning-grader",
    callback=one_line,
    show_default=True,
    metavar="NAME",
    help="What you call the container image, where the platform fetches one.",
)
def pack_command(
    name: str,
    out: Path,
    course: Path | None,
    solutions: Path | None,
    title: str | None,
    limit_s: float | None,
    hidden_rows: HiddenRows,
    level: Level | None,
    python: str,
    exercise: str | None,
    image: str,
) -> int:
    """Build what is uploaded to PLATFORM: the grader, the course, and how it is run there.

    The course is that of --course, or the one here or above. Of the solutions only what the hidden
    checks compare with is packed; where students can read it (github, classroom50, junit), hidden
    checks are packed only with --solutions.
    """
    opened = narrowed(locate_course(course, solutions), exercise)
    _refuse_inside(opened, out)
    if name in OPEN and solutions is None:
        opened = _for_students(opened)
    platform = platform_named(name)
    limit_s = limit_s or platform.terms.limit_s
    order = Order(opened, limit_s, level, hidden_rows, title or "", python, exercise, image)
    refuse(platform, order, _named())
    points = sum(opened.load(id, hidden=_has_hidden(opened)).max_score for id in opened.ids)
    files = platform.pack(order)
    _write(files, out)
    hidden = "with its hidden checks" if _has_hidden(opened) else "without hidden checks"
    size = sum(len(content.data) for content in files.values()) / 1e6
    emit(
        f"written: {shown(out)} for {name}: exercises {', '.join(opened.ids)}; {points:g} points, "
        f"{hidden}, {size:.1f} MB unpacked"
    )
    return FULL_MARKS


def _for_students(course: Course) -> Course:
    """The course as students may read it.

    Raises:
        AuthorError: a stub holds lines of the solution.
    """
    from grader.releasing.handout import refuse_leaks

    for entry in course.entries:
        refuse_leaks(entry, course)
    return replace(course, solutions_dir=NOWHERE)


def _named() -> list[Option]:
    """Those options that stand on the command line, though it were with what is the default."""
    source = click.get_current_context().get_parameter_source
    return [option for option in OPTIONS if source(option) is not ParameterSource.DEFAULT]


def _has_hidden(course: Course) -> bool:
    return course.solutions_dir.is_dir()


def _refuse_inside(course: Course, out: Path) -> None:
    """Refuse to write where the next upload would hold this one."""
    place = Path(os.path.realpath(out))
    for folder in (course.exercises_dir, course.solutions_dir):
        if Path(os.path.realpath(folder)) in (place, *place.parents):
            raise SubmissionError(
                f"--out {shown(out)}: in {shown(folder)}, which is packed; name another place"
            )


def _write(files: Files, out: Path) -> None:
    if is_zip(out.name):
        write_packed(files, out)
    else:
        write_folder(files, out)
