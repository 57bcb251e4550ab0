"""What the commands for a class share: their options, the gradebook, and the run itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from grader.batch import hashing
from grader.batch.local import LocalEngine
from grader.batch.marking import Marker
from grader.batch.run import Basis, Run, Tally
from grader.cli.progress import watching
from grader.cli.running import locate_course
from grader.confinement import LEVELS, Level
from grader.course import Course
from grader.errors import GradebookError, SubmissionError
from grader.files import shown
from grader.gradebook.store import Gradebook
from grader.grading import versions
from grader.intake.handed import Handed
from grader.intake.layouts import LAYOUTS
from grader.intake.source import Source, open_source
from grader.sandbox import launcher_for

GRADEBOOK = "gradebook.sqlite"

database_option = click.option(
    "--database",
    metavar="URL",
    help="The gradebook's database; by default a file of SQLite in DIR.",
)
layout_option = click.option(
    "--layout", type=click.Choice(list(LAYOUTS)), help="Whose export it is."
)
_GRADING = (
    click.option("--jobs", type=click.IntRange(1, 1024), help="Submissions at a time."),
    click.option(
        "--isolation",
        "level",
        type=click.Choice(LEVELS),
        help="Demand this level of isolation; without it, the highest that this machine gives.",
    ),
    click.option(
        "--course", type=click.Path(path_type=Path), metavar="DIR", help="The course's folder."
    ),
    click.option(
        "--solutions",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The solutions' folder, for the hidden checks.",
    ),
)


@dataclass(frozen=True, slots=True)
class Means:
    """How to grade: against which course, at which level, how many submissions at a time."""

    course: Course
    level: Level | None
    jobs: int

    @property
    def basis(self) -> Basis:
        """What results depend on besides the submissions."""
        environment = hashing.of_environment(versions())
        return Basis(hashing.of_course(self.course), environment)


def grading_options(command: Callable[..., int]) -> Callable[..., int]:
    """Adds the options that say how to grade; the command gets them as `means`."""

    def wrapped(
        *,
        jobs: int | None,
        level: Level | None,
        course: Path | None,
        solutions: Path | None,
        **more: Any,
    ) -> int:
        width = jobs or os.cpu_count() or 1
        return command(means=Means(locate_course(course, solutions), level, width), **more)

    wrapped.__doc__ = command.__doc__
    wrapped.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    for option in reversed(_GRADING):
        wrapped = option(wrapped)
    return wrapped


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """The class's files.

    Raises:
        SubmissionError: they cannot be read.
    """
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
        raise GradebookError(f"{shown(folder)}: {error.strerror}; name another one") from None
    gradebook = Gradebook(database or f"sqlite:///{(folder / GRADEBOOK).resolve()}")
    try:
        yield gradebook
    finally:
        gradebook.close()


@contextmanager
def existing_gradebook(folder: Path, database: str | None) -> Iterator[Gradebook]:
    """The gradebook of a run's folder.

    Raises:
        SubmissionError: there is none.
    """
    if database is None and not (folder / GRADEBOOK).is_file():
        raise SubmissionError(
            f"{shown(folder)}: no gradebook here; name the folder that grader batch wrote to"
        )
    with gradebook_in(folder, database) as gradebook:
        yield gradebook


def grade_missing(run: Run, source: Source, handed: Sequence[Handed], means: Means) -> Tally:
    """Do what is to be done of a run, and say how it goes on."""
    course, level = means.course, means.level
    engine = LocalEngine(lambda: Marker(course, launcher_for(course, level)), source, means.jobs)
    with watching(len(handed)) as watcher:
        try:
            return run.execute(handed, engine, watcher)
        finally:
            engine.close()
