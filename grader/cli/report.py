"""`grader report`: a page for the instructor, and the students' feedback beside it."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from grader.cli.classes import database_option, existing_gradebook
from grader.cli.options import one_line
from grader.cli.running import FULL_MARKS, emit
from grader.files import shown
from grader.publishing import feedback
from grader.publishing.page import page
from grader.replacing import replacing_text

PAGE, FEEDBACK = "report.html", "feedback"


@click.command("report")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", callback=one_line, help="Of the page; by default the name of DIR.")
@database_option
def report_command(folder: Path, title: str | None, database: str | None) -> int:
    """Write DIR/report.html: how the class did, which mistakes it made, and each student."""
    now = datetime.datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %Z")
    with existing_gradebook(folder, database) as gradebook:
        feedback.write_all(gradebook.grades(), folder / FEEDBACK)
        with replacing_text(folder / PAGE) as file:
            file.writelines(page(gradebook.grades, title or folder.resolve().name, now))
    emit(f"written: {shown(folder / PAGE)}")
    return FULL_MARKS
