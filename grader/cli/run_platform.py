"""`grader run-platform`: what runs on a platform, for one submission."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import click

from grader.cli.running import FULL_MARKS, OURS, emit
from grader.confinement import LEVELS, Level
from grader.course import Course
from grader.locating import locate_course, narrowed
from grader.platforms.platform import (
    HIDDEN_ROWS,
    NAMES,
    HiddenRows,
    Obeying,
    Place,
    Platform,
    platform_named,
)
from grader.platforms.running import Terms, run
from grader.platforms.standing import Standing
from grader.sandbox import guarded_launcher_for
from grader.sandbox.launching import Launcher

path_type = click.Path(path_type=Path)


@click.command("run-platform")
@click.argument("name", type=click.Choice(NAMES), metavar="PLATFORM")
@click.option("--course", type=path_type, metavar="DIR", help="The course's folder.")
@click.option("--solutions", type=path_type, metavar="DIR", help="For the hidden checks.")
@click.option("--exercise", default="", metavar="ID", help="Grade this exercise alone.")
@click.option(
    "--limit",
    "limit_s",
    type=click.FloatRange(20, 86_400),
    metavar="SECONDS",
    help="After which the platform ends a run, if it is not set as it is by default.",
)
@click.option("--hidden-rows", type=click.Choice(HIDDEN_ROWS), default="sum", show_default=True)
@click.option("--isolation", "level", type=click.Choice(LEVELS), help="Demand this level.")
@click.option(
    "--root",
    type=path_type,
    default=Path("/"),
    metavar="DIR",
    help="What stands before the platform's own paths, for a trial run.",
)
@click.option("--submission", type=path_type, metavar="DIR", help="The student's files.")
@click.option("--out", type=path_type, metavar="FILE", help="Where results go.")
def run_platform_command(
    name: str,
    course: Path | None,
    solutions: Path | None,
    exercise: str,
    limit_s: float | None,
    hidden_rows: HiddenRows,
    level: Level | None,
    root: Path,
    submission: Path | None,
    out: Path | None,
) -> int:
    """Grade the submission that PLATFORM has put in its place, and tell it the result.

    Ends with 0 whatever the marks, 3 when something could not be judged.
    """
    platform = platform_named(name)
    place = Place(root, dict(os.environ), hidden_rows, submission, out)
    terms = platform.terms
    if limit_s is not None:
        terms = Terms(limit_s, terms.share)

    def launch(course: Course) -> Launcher:
        return guarded_launcher_for(course, level)

    with hushed(platform):
        standing = run(
            narrowed(locate_course(course, solutions), exercise),
            launch,
            platform.submission(place),
            terms,
            lambda standing: platform.publish(standing, place),
        )
        emit(told(standing))
    if isinstance(platform, Obeying) and (lines := platform.commands(standing, place)):
        emit(lines)
    return FULL_MARKS if standing.is_judged else OURS


@contextlib.contextmanager
def hushed(platform: Platform) -> Iterator[None]:
    """Nothing that is printed is taken for a command; after an error the rest is not either."""
    if not isinstance(platform, Obeying):
        yield
        return
    token = secrets.token_hex(16)
    emit(platform.hush(token))
    yield
    emit(platform.wake(token))


def told(standing: Standing) -> str:
    """The line for the log, which instructors read."""
    line = f"{standing.score:g} of {standing.max_score:g} points, isolation: {standing.isolation}"
    return f"{line}; {standing.trouble}" if standing.trouble else line
