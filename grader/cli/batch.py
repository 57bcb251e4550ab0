"""`grader batch`: a whole class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from grader.batch import hashing
from grader.batch.run import Run
from grader.cli.classes import (
    GRADEBOOK,
    Means,
    database_option,
    grade_missing,
    gradebook_in,
    grading_options,
    layout_option,
    opened,
    refuse_other_course,
)
from grader.cli.running import FULL_MARKS, OURS, emit
from grader.cli.summary import found_in, shortened, summary
from grader.course import Course
from grader.files import shown
from grader.intake.enrolling import Class, compared
from grader.intake.layouts import Intake, keys_of, read
from grader.intake.roster import read_roster

SUMMARY = "summary.txt"


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
@layout_option
@click.option(
    "--students",
    "roster",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A CSV file of the class; adds those who handed in nothing.",
)
@click.option("--force", is_flag=True, help="Grade again what is in the gradebook.")
@database_option
@grading_options
def batch_command(
    source: Path,
    folder: Path,
    layout: str | None,
    roster: Path | None,
    force: bool,
    database: str | None,
    means: Means,
) -> int:
    """Grade a class: a folder or zip with a folder or file per student, or a platform's export.

    Ends with 0 when all is graded, whatever the scores, 2 when SOURCE cannot be used, and 3 when
    some could not be judged: they are listed, and a second run tries them again.
    """
    _refuse_same(source, folder)
    with opened(source, without=folder) as files:
        intake = read(files, means.course.ids, layout)
        found = _compared(intake, roster)
        with gradebook_in(folder, database) as gradebook:
            refuse_other_course(gradebook, means.course, folder)
            run = Run(files, gradebook, means.basis, layout=intake.layout, force=force)
            tally = grade_missing(run, files, found.handed, means)
            departed = gradebook.depart(found.before, hashing.of_nothing())
            class_ = found_in(gradebook.grades(), found.handed, tally, files.path)
        lines = summary(source, intake.layout, found.handed, tally, class_)
        notes = [*_left_out(means.course), *intake.remarks, *_told(found, departed)]
        if files.litter:
            notes.append(f"{files.litter} files that systems and editors make were passed over.")
    _tell(lines, notes + class_.notes, folder / SUMMARY)
    return OURS if tally.not_graded else FULL_MARKS


def _refuse_same(source: Path, folder: Path) -> None:
    place = folder.resolve()
    if source.resolve() == place:
        raise click.UsageError("--out DIR is SOURCE itself; name another folder")
    is_ours = any((place / name).exists() for name in (GRADEBOOK, SUMMARY))
    if source.resolve() in place.parents and not is_ours and _holds_anything(place):
        raise click.UsageError(
            "--out DIR is in SOURCE, and has files that could be a student's; name another folder"
        )


def _holds_anything(place: Path) -> bool:
    return place.is_dir() and any(place.iterdir())


def _compared(intake: Intake, roster: Path | None) -> Class:
    """The class, with an empty submission for who is on the roster and handed in nothing."""
    if roster is None:
        return Class(intake.handed, [])
    return compared(read_roster(roster), intake.handed, keys_of(intake.layout))


def _left_out(course: Course) -> Iterator[str]:
    """That hidden checks are worth something here and could not be made."""
    points = sum(entry.hidden_points for entry in course.entries)
    if points and not course.solutions_dir.is_dir():
        yield (
            f"Hidden checks, worth {points:g} in all, were not made: no folder "
            f"{shown(course.solutions_dir)}; name that of the solutions with --solutions."
        )


def _told(found: Class, departed: Mapping[str, str]) -> Iterator[str]:
    """What is to be known of who is in the class."""
    for student in found.strangers:
        yield f"{shown(student.key)}: is not on the roster."
    for old, new in departed.items():
        yield f"{shown(new)}: was {shown(old)} before; what was graded as that counts no more."


def _tell(lines: Sequence[str], notes: Sequence[str], file: Path) -> None:
    file.write_text("\n".join([*lines, *notes, ""]), encoding="utf-8")
    emit("\n".join([*lines, *shortened(notes, file)]))
