"""`grade`: what students run on their own work."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from grader import __version__
from grader.cli.options import course_option, solutions_option
from grader.cli.running import FULL_MARKS, LESS, OURS, emit, run
from grader.cli.submitting import Submitting, submit_options
from grader.confinement import LEVELS, Level
from grader.course import Course
from grader.errors import SubmissionError
from grader.locating import locate_course
from grader.model import Report
from grader.sandbox import launcher_for
from grader.submission import Submission, find


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("names", nargs=-1, metavar="[PATH]...")
@click.option("--exercise", "only", metavar="ID", help="Grade this exercise alone.")
@click.option("--all", "hidden", is_flag=True, help="Run the hidden checks too (instructors).")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON and nothing else.")
@click.option("--hint", "hints", count=True, help="Print a hint only; twice: the next one, …")
@click.option(
    "--html", type=click.Path(path_type=Path), metavar="FILE", help="Write a page with curves too."
)
@click.option("--watch", is_flag=True, help="Go on, and grade again what is saved.")
@click.option("--verbose", "-v", is_flag=True, help="Show passed checks' sentences and output.")
@course_option
@solutions_option
@click.option(
    "--isolation",
    "level",
    type=click.Choice(LEVELS),
    help="Demand this level of isolation; without it, the highest that this machine gives.",
)
@submit_options
@click.version_option(__version__, prog_name="grade")
def grade_command(
    names: tuple[str, ...],
    only: str | None,
    hidden: bool,
    as_json: bool,
    hints: int,
    html: Path | None,
    watch: bool,
    verbose: bool,
    course: Path | None,
    solutions: Path | None,
    level: Level | None,
    submitting: Submitting | None,
) -> int:
    """Grade modules, notebooks, a folder or a zip; without a PATH the current folder.

    Ends with 0 for full marks, 1 for less, 2 when there is nothing that can be graded, 3 when
    the grader itself failed.
    """
    if "" in names:
        raise click.UsageError("an empty PATH; leave it out to grade the current folder")
    if hints and as_json:
        raise click.UsageError("--hint is for people, --json for programs; take one of them")
    if solutions is not None and not hidden and submitting is None:
        raise click.UsageError("--solutions: it is for the hidden checks; add --all")
    paths = tuple(Path(name) for name in names) or (Path("."),)
    opened = locate_course(course, solutions)
    if hidden and not opened.solutions_dir.is_dir():
        raise SubmissionError(
            f"--all: no folder {opened.solutions_dir}; name that of the solutions with --solutions"
        )
    if submitting is not None:
        return submitting.submit(paths, opened, only)
    if watch:
        from grader.cli import watching

        watching.refuse_other_output(as_json=as_json, html=html, hints=hints)
        watching.watch(paths, opened, level, only=only, hidden=hidden, verbose=verbose)
        return FULL_MARKS
    if html is not None:
        from grader.publishing.result import refuse_target

        refuse_target(html)
    with tempfile.TemporaryDirectory(prefix="grade-", ignore_cleanup_errors=True) as scratch:
        submission = find(paths, opened, only, Path(scratch))
        _refuse_single_broken(submission)
        options = {"only": only, "hidden": hidden, "curves": html is not None}
        report = _grade(submission, opened, level, options, quiet=as_json)
    if html is not None:
        from grader.publishing.result import write_page

        write_page(report, html)
    if hints:
        from grader.cli.hinting import hint_text

        emit(hint_text(report, opened, hints, names))
    else:
        _print(report, as_json=as_json, verbose=verbose)
    return _status(report)


def _status(report: Report) -> int:
    if report.not_graded:
        return OURS
    return FULL_MARKS if report.score >= report.max_score else LESS


def _refuse_single_broken(submission: Submission) -> None:
    """A notebook that cannot be read and is all there is: nothing to grade, exit status 2."""
    if not submission.whole and len(submission.found) == 1:
        found = submission.found[0]
        if found.form == "notebook":
            from grader.notebook import read_notebook

            read_notebook(found.path)


def _grade(
    submission: Submission,
    course: Course,
    level: Level | None,
    options: dict[str, Any],
    *,
    quiet: bool,
) -> Report:
    # The server imports TensorFlow while this process imports what it needs.
    launcher = launcher_for(course, level)
    try:
        from grader.cli.terminal import progress
        from grader.grading import Options, default_jobs, grade

        with progress(enabled=not quiet and sys.stderr.isatty()) as say:
            chosen = Options(jobs=default_jobs(), progress=say, **options)
            return grade(submission, course, launcher, chosen)
    finally:
        launcher.close()


def _print(report: Report, *, as_json: bool, verbose: bool) -> None:
    if as_json:
        from grader.model import to_json

        emit(json.dumps(to_json(report), indent=1))
        return
    from rich.console import Console

    from grader.cli.terminal import show

    console = Console(highlight=False)
    with console.capture() as captured:
        show(report, console, verbose=verbose)
    emit(captured.get().rstrip("\n"))


def main() -> None:
    """The console script `grade`."""
    run(grade_command)
