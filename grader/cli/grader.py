"""`grader`: what instructors and authors run."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from grader import __version__
from grader.cli.options import course_option
from grader.cli.running import FULL_MARKS, LESS, emit, run
from grader.cli.terminal import progress
from grader.confinement import LEVELS, Level
from grader.course import Course, exercises_dir_in
from grader.errors import AuthorError
from grader.locating import COURSE_VARIABLE, locate_course
from grader.manifest import MANIFEST, Entry
from grader.sandbox import launcher_for
from grader.sandbox.launching import Launcher

LATER = ("batch", "export", "pack", "regrade", "release", "report", "run-platform", "similar")
"""Commands that are in modules of their names: they import much."""


class Commands(click.Group):
    """A group that loads the larger commands when they are asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        """All names."""
        return sorted([*super().list_commands(context), *LATER])

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of that name."""
        if name in LATER:
            module = name.replace("-", "_")
            found = getattr(importlib.import_module(f"grader.cli.{module}"), f"{module}_command")
            assert isinstance(found, click.Command)
            return found
        return super().get_command(context, name)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="grader")
def grader_group() -> None:
    """Grade a class, build and prove a course. Students use `grade`."""


@grader_group.command("doctor")
@click.option(
    "--require",
    type=click.Choice(LEVELS),
    help="End with status 1 where this machine does not give that level.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def doctor_command(require: Level | None, as_json: bool) -> int:
    """Say which level of isolation this machine gives, and what would bring the others."""
    from grader.cli import doctor
    from grader.sandbox.doctor import examine, highest

    trials = examine()
    level = highest(trials)
    if as_json:
        emit(json.dumps(doctor.to_json(trials, level), indent=1))
    else:
        doctor.show(trials, level, Console(highlight=False))
    given = {trial.level for trial in trials if trial.is_given}
    return LESS if require is not None and require not in given else FULL_MARKS


@grader_group.command("build")
@click.argument("exercises", nargs=-1, metavar="[EXERCISE]...")
@click.option("--check", is_flag=True, help="Write nothing; fail when something has drifted.")
@course_option
def build_command(exercises: tuple[str, ...], check: bool, course: Path | None) -> int:
    """Make stubs, notebooks, expected values and known mistakes from the solutions."""
    with _authoring():
        from grader.authoring.build import products
        from grader.authoring.examining import Examiner
    opened = locate_course(course, None)
    entries = chosen(opened, exercises)
    stale = []
    with _launched(opened) as (launcher, say):
        for product in products(opened, entries, Examiner(opened, launcher)):
            say(f"building {product.path.name}")
            if not product.is_current:
                stale.append(product.path)
                if not check:
                    product.write()
    for path in stale:
        click.echo(f"{'drifted' if check else 'written'}: {path}")
    click.echo(f"{len(stale)} {'out of date' if check else 'written'}")
    return LESS if check and stale else FULL_MARKS


@grader_group.command("audit")
@click.argument("exercises", nargs=-1, metavar="[EXERCISE]...")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@course_option
def audit_command(exercises: tuple[str, ...], as_json: bool, course: Path | None) -> int:
    """Prove that right answers pass, wrong ones fail, and mistakes are named.

    Stubs, solutions, variants, mistakes and generated mutants are graded; the exit status is 1
    when one of them does not come out as it must.
    """
    with _authoring():
        from grader.authoring.audit import Audit
        from grader.authoring.examining import Examiner
        from grader.cli.proving import audit_json, show_audit
    opened = locate_course(course, None)
    entries = chosen(opened, exercises)
    with _launched(opened) as (launcher, say):
        audit = Audit(opened, Examiner(opened, launcher), say)
        audited = [audit.exercise(entry) for entry in entries]
    if as_json:
        emit(json.dumps(audit_json(audited), indent=1))
    else:
        show_audit(audited, Console())
    return LESS if any(item.breaches for item in audited) else FULL_MARKS


@grader_group.command("numbers")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@course_option
def numbers_command(as_json: bool, course: Path | None) -> int:
    """List the documents' numbers: how each is reproduced, and how closely."""
    with _authoring():
        from grader.authoring.examining import Examiner
        from grader.authoring.reproduction import counted, numbers_json, reproduce
        from grader.cli.proving import show_numbers
    opened = locate_course(course, None)
    with _launched(opened) as (launcher, _):
        reproduced = reproduce(opened, Examiner(opened, launcher))
    found, total = counted(reproduced)
    if as_json:
        emit(json.dumps(numbers_json(reproduced), indent=1))
    else:
        show_numbers(reproduced, Console())
        click.echo(f"{found} of {total} numbers are reproduced")
    return FULL_MARKS if found == total else LESS


@grader_group.command("new")
@click.argument("exercise")
@click.option(
    "--function",
    "signatures",
    multiple=True,
    metavar="SIGNATURE",
    help="A function that students write, such as 'mse(y_true, y_pred)'; may be repeated.",
)
@click.option(
    "--course",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The course's folder; made when it is not there. By default the one here or above.",
)
def new_command(exercise: str, signatures: tuple[str, ...], course: Path | None) -> int:
    """Lay out a new exercise, to be filled in; what is to be written says TODO."""
    from grader.authoring.scaffold import scaffold

    files = scaffold(course or _course_here(), exercise, signatures)
    for path in files:
        if path.exists() and path.name != MANIFEST:
            raise AuthorError(f"{path}: is there already; nothing was written")
        if any(folder.exists() and not folder.is_dir() for folder in path.parents):
            raise AuthorError(f"{path}: a file is in the way; nothing was written")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        click.echo(f"written: {path}")
    solution = next(path for path in files if path.name == "hidden.py").parent
    for kind in ("variants", "mistakes"):
        (solution / kind).mkdir(exist_ok=True)
    return FULL_MARKS


def _course_here() -> Path:
    """The folder of the course that the environment names, or the one here or above."""
    if COURSE_VARIABLE in os.environ:
        return Path(os.environ[COURSE_VARIABLE])
    here = Path.cwd()
    for folder in (here, *here.parents):
        if exercises_dir_in(folder) is not None:
            return folder
    raise AuthorError(f"{here}: no course here or above; name a folder for it with --course")


def chosen(course: Course, exercises: Sequence[str]) -> tuple[Entry, ...]:
    """The exercises of those ids; all when there are none.

    Raises:
        UsageError: the course has no exercise of that id.
    """
    if not course.solutions_dir.is_dir():
        raise AuthorError(f"{course.solutions_dir}: no such folder; it should hold the solutions")
    for exercise in exercises:
        if exercise not in course.ids:
            known = ", ".join(course.ids)
            raise click.UsageError(f"no exercise {exercise!r} in this course; it has {known}")
    return tuple(course.entry(id) for id in exercises) if exercises else course.entries


@contextlib.contextmanager
def _authoring() -> Iterator[None]:
    """Say what to install when an author's packages are missing."""
    try:
        yield
    except ImportError as error:
        raise click.UsageError(
            f"{error.name} is not installed: pip install 'deep-learning-grader[author]'"
        ) from None


@contextlib.contextmanager
def _launched(course: Course) -> Iterator[tuple[Launcher, Callable[[str], Any]]]:
    """Workers, and a line on standard error that says what is being done."""
    launcher = launcher_for(course)
    try:
        with progress(enabled=sys.stderr.isatty()) as say:
            yield launcher, say
    finally:
        launcher.close()


def main() -> None:
    """The console script `grader`."""
    run(grader_group)
