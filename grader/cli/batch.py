"""`grader batch`: a whole class."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from grader.batch import hashing
from grader.batch.local import LocalEngine
from grader.batch.marking import Marker
from grader.batch.run import Basis, Run, Tally
from grader.cli.progress import watching
from grader.cli.running import FULL_MARKS, OURS, emit, locate_course
from grader.cli.summary import found_in, shortened, summary
from grader.confinement import LEVELS, Level
from grader.course import Course
from grader.errors import GradebookError
from grader.files import shown
from grader.gradebook.store import Gradebook
from grader.grading import versions
from grader.intake.handed import Handed
from grader.intake.layouts import LAYOUTS, read
from grader.intake.roster import compared, read_roster
from grader.intake.source import Source, open_source
from grader.sandbox import launcher_for

GRADEBOOK = "gradebook.sqlite"
SUMMARY = "summary.txt"

database_option = click.option(
    "--database",
    metavar="URL",
    help="The gradebook's database; by default a file of SQLite in DIR.",
)


@click.command("batch")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    required=True,
    help="Where the gradebook and the summary go; a run that was stopped goes on from there.",
)
@click.option("--layout", type=click.Choice(list(LAYOUTS)), help="Whose export SOURCE is.")
@click.option(
    "--students",
    "roster",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A CSV file of the class; adds those who handed in nothing.",
)
@click.option("--force", is_flag=True, help="Grade again what is in the gradebook.")
@click.option("--jobs", type=click.IntRange(1, 1024), help="Submissions at a time.")
@click.option(
    "--isolation",
    "level",
    type=click.Choice(LEVELS),
    help="Demand this level of isolation; without it, the highest that this machine gives.",
)
@database_option
@click.option(
    "--course", type=click.Path(path_type=Path), metavar="DIR", help="The course's folder."
)
@click.option(
    "--solutions",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The solutions' folder, for the hidden checks.",
)
def batch_command(
    source: Path,
    folder: Path,
    layout: str | None,
    roster: Path | None,
    force: bool,
    jobs: int | None,
    level: Level | None,
    database: str | None,
    course: Path | None,
    solutions: Path | None,
) -> int:
    """Grade a class: a folder or zip with a folder or file per student, or a platform's export.

    Ends with 0 when all is graded, whatever the scores, 2 when SOURCE cannot be used, and 3 when
    some could not be judged: they are listed, and a second run tries them again.
    """
    opened = locate_course(course, solutions)
    with _opened(source) as files, gradebook_in(folder, database) as gradebook:
        layout, handed = read(files, opened.ids, layout)
        notes: list[str] = []
        if roster is not None:
            handed, notes = _with_roster(handed, roster)
        tally = _graded(opened, files, handed, gradebook, level, jobs or os.cpu_count() or 1, force)
        found = found_in(gradebook.grades(), handed)
        lines = summary(source, layout, handed, tally, found)
        if files.litter:
            notes.append(f"{files.litter} files that systems and editors make were passed over.")
        _tell(lines, notes + found.notes, folder / SUMMARY)
    return OURS if tally.not_graded else FULL_MARKS


def _graded(
    course: Course,
    source: Source,
    handed: Sequence[Handed],
    gradebook: Gradebook,
    level: Level | None,
    jobs: int,
    force: bool,
) -> Tally:
    basis = Basis(hashing.of_course(course), hashing.of_environment(versions()))
    run = Run(source, gradebook, basis, force=force)
    engine = LocalEngine(lambda: Marker(course, launcher_for(course, level)), source, jobs)
    with watching(len(handed)) as watcher:
        try:
            return run.execute(handed, engine, watcher)
        finally:
            engine.close()


@contextmanager
def _opened(path: Path) -> Iterator[Source]:
    source = open_source(path)
    try:
        yield source
    finally:
        source.close()


@contextmanager
def gradebook_in(folder: Path, database: str | None) -> Iterator[Gradebook]:
    """The gradebook of a run's folder, which is made where there is none.

    Raises:
        GradebookError: it cannot be opened.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GradebookError(f"{folder}: {error.strerror}; name another one") from None
    gradebook = Gradebook(database or f"sqlite:///{(folder / GRADEBOOK).resolve()}")
    try:
        yield gradebook
    finally:
        gradebook.close()


def _with_roster(handed: list[Handed], path: Path) -> tuple[list[Handed], list[str]]:
    """With an empty submission for who handed in nothing; who is not on the roster is noted."""
    found = compared(read_roster(path), handed)
    notes = [f"{shown(student.key)}: is not on the roster." for student in found.strangers]
    return found.handed, notes


def _tell(lines: Sequence[str], notes: Sequence[str], file: Path) -> None:
    file.write_text("\n".join([*lines, *notes, ""]), encoding="utf-8")
    emit("\n".join([*lines, *shortened(notes, file)]))
