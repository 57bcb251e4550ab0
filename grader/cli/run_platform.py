"""`grader run-platform`: what runs on a platform, for one submission."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import click

from grader.cli.options import course_option, guarded_level_option, one_line, solutions_option
from grader.cli.running import FULL_MARKS, OURS, emit, finite
from grader.confinement import Level
from grader.course import Course
from grader.locating import locate_course, narrowed
from grader.platforms.places import check_place
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

SERVICE = "xqueue"
path_type = click.Path(path_type=Path)


@click.command("run-platform")
@click.argument("name", type=click.Choice(NAMES), metavar="PLATFORM")
@course_option
@solutions_option
@click.option("--exercise", metavar="ID", help="Grade this exercise alone.")
@click.option(
    "--limit",
    "limit_s",
    type=click.FloatRange(20, 86_400),
    callback=finite,
    metavar="SECONDS",
    help="After which the platform ends a run, if it is not set as it is by default.",
)
@click.option("--hidden-rows", type=click.Choice(HIDDEN_ROWS), default="sum", show_default=True)
@guarded_level_option
@click.option(
    "--root",
    type=path_type,
    default=Path("/"),
    metavar="DIR",
    help="What stands before the platform's own paths, for a trial run.",
)
@click.option("--submission", type=path_type, metavar="DIR", help="The student's files.")
@click.option("--out", type=path_type, metavar="FILE", help="Where results go.")
@click.option(
    "--listen",
    callback=one_line,
    metavar="HOST:PORT",
    help="xqueue: where it is called; 127.0.0.1:8099 by default.",
)
@click.option(
    "--queue",
    nargs=2,
    callback=one_line,
    metavar="URL NAME",
    help="xqueue: whose submissions are taken; the account stands in GRADER_XQUEUE_USER and "
    "GRADER_XQUEUE_PASSWORD.",
)
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="xqueue: graded at a time.")
@click.option(
    "--files-from",
    "hosts",
    multiple=True,
    callback=one_line,
    metavar="HOST",
    help="xqueue: a host that uploaded files may be fetched from; may be given again.",
)
def run_platform_command(
    name: str,
    course: Path | None,
    solutions: Path | None,
    exercise: str | None,
    limit_s: float | None,
    hidden_rows: HiddenRows,
    level: Level | None,
    root: Path,
    submission: Path | None,
    out: Path | None,
    listen: str | None,
    queue: tuple[str, str] | None,
    jobs: int | None,
    hosts: tuple[str, ...],
) -> int:
    """Grade the submission that PLATFORM has put in its place, and tell it the result.

    Ends with 0 whatever the marks, 3 when something could not be judged. For xqueue it is a
    service, unless --submission names a folder: it grades what comes until it is told to end.
    """
    platform = platform_named(name)
    place = Place(root, dict(os.environ), hidden_rows, submission, out)
    terms = platform.terms
    if limit_s is not None:
        terms = Terms(limit_s, terms.share)

    def launch(course: Course) -> Launcher:
        return guarded_launcher_for(course, level)

    opened = narrowed(locate_course(course, solutions), exercise)
    if name == SERVICE and submission is None:
        from grader.cli.serving import Serving, serve

        check_place(platform, place)
        return serve(opened, launch, terms, Serving(listen, queue, jobs or 1, hosts))
    if listen or queue or jobs or hosts:
        which = "'s service, and --submission asks for none" if name == SERVICE else ""
        raise click.UsageError(
            f"--listen, --queue, --jobs, --files-from: only for the xqueue{which}"
        )
    with hushed(platform):
        check_place(platform, place)
        standing = run(
            opened,
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
    line = f"{standing.score:g} of {standing.max_score:g} points"
    line += f", isolation: {standing.isolation}" if standing.isolation else ""
    return f"{line}; {standing.trouble}" if standing.trouble else line
