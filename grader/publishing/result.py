"""The page of a student's own run: what the terminal says, and curves. It needs nothing else."""

from __future__ import annotations

from pathlib import Path

from grader.errors import SubmissionError
from grader.escaping import for_html
from grader.files import reason, shown
from grader.model import Report, to_json
from grader.publishing.curves import picture
from grader.publishing.rendering import environment
from grader.publishing.telling import named_in_templates
from grader.replacing import refuse_place, replacing_text
from grader.unzip import has_form, is_zip

MARK = b"default-src 'none'; style-src 'unsafe-inline'"
"""Stands near the beginning of each page that is made here, and hardly of any other."""
BEGINNING = 500


def page(report: Report) -> str:
    """The page; nothing in it is loaded from elsewhere, nothing in it runs."""
    pictures = {
        exercise.id: [picture(exercise.id, drawing) for drawing in exercise.drawings]
        for exercise in report.exercises
    }
    return (
        environment(for_html)
        .get_template("result.html")
        .render(**named_in_templates(to_json(report)), pictures=pictures, passes_over_missing=True)
    )


def write_page(report: Report, path: Path) -> None:
    """Put the page in its place, whole or not at all.

    Raises:
        SubmissionError: it cannot be written there.
    """
    with replacing_text(path) as file:
        file.write(page(report))


def refuse_target(path: Path) -> None:
    """Refuse a place before the work is done, above all one that holds the work.

    Raises:
        SubmissionError: no page can be written there, or what is there is no page of a run.
    """
    if path.name in ("", "-") or has_form(path.name) or is_zip(path.name):
        raise SubmissionError(f"{shown(path)}: not a name for a page; name one such as result.html")
    refuse_place(path)
    if path.is_file() and not _is_page(path):
        raise SubmissionError(
            f"{shown(path)}: is there already, and was not made by --html; "
            "remove it or name another place"
        )


def _is_page(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            beginning = file.read(BEGINNING)
            return MARK in beginning or not beginning
    except OSError as error:
        raise SubmissionError(f"{shown(path)}: cannot be read: {reason(error)}") from None
