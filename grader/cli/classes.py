"""What the commands for a class share: their options, the gradebook, and the run itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
import sqlalchemy

from grader.batch import hashing
from grader.batch.job import Engine
from grader.batch.local import LocalEngine
from grader.batch.marking import Marker
from grader.batch.processes import THREADS, ProcessEngine
from grader.batch.run import Basis, Run, Tally
from grader.cli.options import course_option, guarded_level_option, one_line, solutions_option
from grader.cli.progress import watching
from grader.confinement import Level
from grader.course import Course
from grader.errors import GradebookError, SubmissionError
from grader.escaping import for_line
from grader.files import shown
from grader.gradebook.store import Gradebook
from grader.grading import versions
from grader.intake.handed import Handed
from grader.intake.layouts import LAYOUTS
from grader.intake.source import Source, open_source
from grader.locating import locate_course
from grader.sandbox import guarded_launcher_for

GRADEBOOK = "gradebook.sqlite"

SCHEMES = ("tcp", "tls", "ws", "wss")


def _scheduler(
    context: click.Context, parameter: click.Parameter, address: str | None
) -> str | None:
    """The address of a scheduler, checked before anything is done."""
    if address is None:
        return None
    full = address if "://" in address else f"tcp://{address}"
    try:
        parts = urlsplit(full)
        if parts.scheme in SCHEMES and parts.hostname and parts.port:
            return full
    except ValueError:
        pass
    raise click.UsageError(
        f"--scheduler {address}: no address of a scheduler; one is tcp://10.0.0.1:8786"
    )


database_option = click.option(
    "--database",
    callback=one_line,
    metavar="URL",
    help="The gradebook's database; by default a file of SQLite in DIR.",
)
source_option = click.option(
    "--source",
    type=click.Path(path_type=Path),
    metavar="SOURCE",
    help="Where the class's files are now; by default where they were.",
)
layout_option = click.option(
    "--layout", type=click.Choice(list(LAYOUTS)), help="Whose export it is."
)
_GRADING = (
    click.option("--jobs", type=click.IntRange(1, 1024), help="Submissions at a time."),
    click.option(
        "--engine",
        type=click.Choice(["local", "dask"]),
        default="local",
        help="Grade on this machine, or on a cluster of Dask's workers.",
    ),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        callback=_scheduler,
        help="For dask; without it, a local cluster.",
    ),
    guarded_level_option,
    course_option,
    solutions_option,
)


@dataclass(frozen=True, slots=True)
class Means:
    """How to grade.

    Attributes:
        course: what is graded against.
        level: the level of isolation that is demanded.
        jobs: how many submissions at a time, on this machine.
        engine: "local" or "dask".
        scheduler: the address of Dask's scheduler.
    """

    course: Course
    level: Level | None
    jobs: int
    engine: str
    scheduler: str | None

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
        engine: str,
        scheduler: str | None,
        **more: Any,
    ) -> int:
        if scheduler is not None and engine != "dask":
            raise click.UsageError("--scheduler ADDRESS goes with --engine dask")
        if scheduler is not None and jobs is not None:
            raise click.UsageError("--jobs: the workers of --scheduler have their own --nthreads")
        width = jobs or _processors()
        located = locate_course(course, solutions)
        return command(means=Means(located, level, width, engine, scheduler), **more)

    wrapped.__doc__ = command.__doc__
    wrapped.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    for option in reversed(_GRADING):
        wrapped = option(wrapped)
    return wrapped


def _processors() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def opened(path: Path, without: Path | None = None) -> Iterator[Source]:
    """The class's files; `without` is a run's folder, which may lie among them.

    Raises:
        SubmissionError: they cannot be read.
    """
    source = open_source(path, without)
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
    with closing(Gradebook(_address_of(folder, database))) as gradebook:
        yield gradebook


@contextmanager
def existing_gradebook(folder: Path, database: str | None) -> Iterator[Gradebook]:
    """The gradebook of a run's folder; nothing is made.

    Raises:
        SubmissionError: there is no such folder, or no gradebook in it.
        GradebookError: it cannot be opened, or there is none in the database.
    """
    if not folder.is_dir() or (database is None and not (folder / GRADEBOOK).is_file()):
        raise SubmissionError(
            f"{shown(folder)}: no gradebook here; name the folder that grader batch wrote to"
        )
    with closing(Gradebook(_address_of(folder, database), make=False)) as gradebook:
        yield gradebook


def _address_of(folder: Path, database: str | None) -> str | sqlalchemy.URL:
    if database is not None:
        return database
    return sqlalchemy.URL.create("sqlite", database=str((folder / GRADEBOOK).resolve()))


def refuse_other_course(gradebook: Gradebook, course: Course, folder: Path) -> None:
    """Refuse a gradebook of other exercises: these grades would replace those.

    Raises:
        GradebookError: what counts in it has no exercise of this course.
    """
    known = next(gradebook.grades(), None)
    if known is None:
        return
    ids = [exercise["id"] for exercise in known.attempt.report["exercises"]]
    if ids and not set(ids) & set(course.ids):
        raise GradebookError(
            f"{shown(folder)}: the gradebook has grades of other exercises ({for_line(ids[0])}), "
            f"not of {shown(course.exercises_dir)}; name their course with --course, or another "
            "folder and database"
        )


def origin_of(
    gradebook: Gradebook, folder: Path, source: Path | None, layout: str | None
) -> tuple[Path, str]:
    """Where the class's files are, and their layout: as named, else as the gradebook has it.

    Args:
        gradebook: knows where they were.
        folder: the gradebook's, for messages.
        source: where they are now, if that was named.
        layout: their layout, if that was named.

    Raises:
        SubmissionError: they were in several places, or laid out in several ways.
    """
    known = gradebook.origins()
    if not known:
        raise SubmissionError(f"{shown(folder)}: no grades in it; run grader batch first")
    named = "" if source is None else str(source.resolve())
    known = [origin for origin in known if origin.source == named] or known
    place = source or Path(_only("--source", folder, [origin.source for origin in known]))
    return place, layout or _only("--layout", folder, [origin.layout for origin in known])


def _only(option: str, folder: Path, values: Iterable[str]) -> str:
    first, *others = dict.fromkeys(values)
    if others:
        told = ", ".join(map(for_line, (first, *others)))
        raise SubmissionError(
            f"{shown(folder)}: the grades come from several places or layouts ({told}); "
            f"name one with {option}"
        )
    return first


def grade_missing(run: Run, source: Source, handed: Sequence[Handed], means: Means) -> Tally:
    """Do what is to be done of a run, and say how it goes on."""
    engine = engine_for(means, source)
    with watching(len(handed)) as watcher:
        try:
            return run.execute(handed, engine, watcher)
        except KeyboardInterrupt:
            told = f"{watcher.done} of {len(handed)} are graded and kept; run it again to go on"
            click.echo(told, err=True)
            raise
        finally:
            engine.close()


def engine_for(means: Means, source: Source) -> Engine:
    """What grades by these means; it has started nothing on this machine yet."""
    course, level = means.course, means.level
    if means.engine == "local" and means.jobs > THREADS:
        return ProcessEngine(course, level, source, means.jobs)
    if means.engine == "local":
        return LocalEngine(
            lambda: Marker(course, guarded_launcher_for(course, level)), source, means.jobs
        )
    try:
        from grader.batch.cluster import DaskEngine, security_for
    except ImportError as error:
        raise click.UsageError(
            f"--engine dask: no {error.name} here: pip install 'deep-learning-grader[dask]'"
        ) from None
    try:
        security = security_for(means.scheduler)
    except ValueError as error:
        raise click.UsageError(f"--scheduler {means.scheduler}: {error}") from None
    engine = DaskEngine(course, level, source, means.scheduler, means.jobs, security)
    if not engine.workers:
        click.echo(f"--scheduler {means.scheduler}: no workers yet; waiting for them", err=True)
    return engine
