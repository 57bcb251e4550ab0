"""`grader export`: what is in a gradebook, for platforms, programs and students."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

import click

from grader.cli.classes import GRADEBOOK, database_option, existing_gradebook
from grader.cli.options import one_line
from grader.cli.running import FULL_MARKS, emit
from grader.files import shown
from grader.gradebook.opening import file_in
from grader.gradebook.store import Grade
from grader.publishing import feedback, moodle, tables
from grader.publishing.writing import Grades, write_csv, write_json, write_parquet
from grader.replacing import replacing_text

TABLES = {
    "csv": tables.plain,
    "canvas": tables.canvas,
    "blackboard": tables.blackboard,
    "brightspace": tables.brightspace,
    "nbgrader": tables.nbgrader,
}
FORMATS = (*TABLES, "json", "parquet", "moodle", "feedback")
TITLED = ("canvas", "blackboard", "brightspace", "nbgrader")


@click.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), required=True)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where it goes, a folder for feedback; without it, to standard output.",
)
@click.option(
    "--title",
    callback=one_line,
    help="What the platform calls the assignment, such as 'Homework 1 (42)'.",
)
@click.option(
    "--worksheet",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="For moodle: the grading worksheet, as it was downloaded.",
)
@click.option(
    "--grade-column", metavar="HEADER", help="For moodle: the worksheet's column for grades."
)
@click.option(
    "--feedback-column", metavar="HEADER", help="For moodle: the worksheet's column for feedback."
)
@database_option
def export_command(
    folder: Path,
    form: str,
    out: Path | None,
    title: str | None,
    worksheet: Path | None,
    grade_column: str | None,
    feedback_column: str | None,
    database: str | None,
) -> int:
    """Write the grades of a gradebook for a platform or a program, or feedback for each student."""
    _refuse_what_does_not_fit(form, out, title, worksheet, grade_column or feedback_column)
    _refuse_gradebook(out, folder, database)
    with existing_gradebook(folder, database) as gradebook:
        versions = tables.Versions()

        def grades() -> Iterator[Grade]:
            return versions.noted(gradebook.grades())

        if form in TABLES:
            _export_table(grades, form, title or "", out)
        elif form == "json":
            _written(out, lambda stream: write_json(grades, stream))
        elif form == "parquet":
            assert out is not None
            write_parquet(grades, out)
        elif form == "moodle":
            assert worksheet is not None
            _export_worksheet(grades, worksheet, (grade_column, feedback_column), out)
        else:
            assert out is not None
            _export_feedback(grades, out)
        _tell_of(versions)
    return FULL_MARKS


def _refuse_gradebook(out: Path | None, folder: Path, database: str | None) -> None:
    """Refuse to put a table in the place of the grades."""
    places = [folder / GRADEBOOK, *filter(None, [file_in(database) if database else None])]
    if out is not None and out.resolve() in [place.resolve() for place in places]:
        raise click.UsageError("--out: that is the gradebook itself; name another file")


def _refuse_what_does_not_fit(
    form: str, out: Path | None, title: str | None, worksheet: Path | None, column: str | None
) -> None:
    if form in TITLED and not title:
        raise click.UsageError(f"--format {form} needs --title: what it calls the assignment")
    if title and form not in TITLED:
        raise click.UsageError(f"--title goes with --format {', '.join(TITLED)}")
    if (form == "moodle") != (worksheet is not None):
        raise click.UsageError("--format moodle and --worksheet FILE go together")
    if column is not None and form != "moodle":
        raise click.UsageError("--grade-column and --feedback-column go with --format moodle")
    if form in ("parquet", "feedback") and out is None:
        raise click.UsageError(f"--format {form} needs --out")


def _export_table(grades: Grades, form: str, title: str, out: Path | None) -> None:
    naming = tables.Naming(title)
    rows = TABLES[form](grades, naming)
    _written(out, lambda stream: write_csv(rows, stream))
    _tell_left_out(naming.left_out, f"{form} does not know")


def _tell_of(versions: tables.Versions) -> None:
    """What makes grades no class's: there are none, or the course has changed between them."""
    if not versions.courses:
        print("no grades are in this gradebook", file=sys.stderr)
    elif len(versions.maxima) > 1:
        told = ", ".join(f"{one:g}" for one in sorted(versions.maxima))
        _tell_of_change(f"different maxima ({told})")
    elif len(versions.courses) > 1:
        _tell_of_change(f"grades by {len(versions.courses)} versions of the course")


def _tell_of_change(fact: str) -> None:
    print(f"{fact}: the course has changed; run grader batch", file=sys.stderr)


def _export_worksheet(
    grades: Grades,
    worksheet: Path,
    columns: tuple[str | None, str | None],
    out: Path | None,
) -> None:
    sheet = moodle.fill(worksheet, grades(), *columns)
    _written(out, lambda stream: stream.write(sheet.text))
    told = {*sheet.filled, *sheet.locked, *sheet.unknown}
    keys = (grade.student.key for grade in grades())
    _tell_left_out([key for key in keys if key not in told], "not on the worksheet")
    _tell_left_out(sheet.unknown, "not graded in full")
    _tell_left_out(sheet.locked, "Moodle does not let change")
    for key in sheet.commented:
        print(
            f"comment kept: {shown(key)} (there was one; the grade is filled in)", file=sys.stderr
        )
    if not sheet.takes_feedback:
        print("no feedback filled in: name its column with --feedback-column", file=sys.stderr)


def _export_feedback(grades: Grades, folder: Path) -> None:
    count = feedback.write_all(grades(), folder)
    emit(f"feedback for {count} students in {shown(folder)}")


def _written(out: Path | None, write: Callable[[TextIO], object]) -> None:
    """To a file, or to standard output, with the ends of lines that are written."""
    if out is not None:
        with replacing_text(out) as stream:
            write(stream)
        return
    stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=True)
    try:
        write(stream)
    finally:
        stream.detach()


def _tell_left_out(keys: list[str], why: str) -> None:
    for key in keys:
        print(f"left out: {shown(key)} ({why})", file=sys.stderr)
