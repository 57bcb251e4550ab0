"""What a student gets to read: a page of HTML that needs nothing else, or Markdown."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from grader.errors import SubmissionError
from grader.escaping import for_html, for_markdown
from grader.files import reason, shown
from grader.gradebook.store import Grade
from grader.intake.handed import Student
from grader.publishing.rendering import environment
from grader.publishing.telling import Told, named_in_templates, points_of, told

MAX_NAME = 80  # bytes


def in_html(grade: Grade) -> str:
    """A page for a browser; nothing in it is loaded from elsewhere, nothing in it runs."""
    return _rendered("feedback.html", grade, for_html)


def in_markdown(grade: Grade) -> str:
    """For a comment, an e-mail, or a repository."""
    return _rendered("feedback.md", grade, for_markdown)


def in_brief(grade: Grade) -> str:
    """A line for a cell: the points of each exercise."""
    return ", ".join(_scored(one) for one in told(grade.attempt.report))


def is_in_brief(text: str) -> bool:
    """Whether that is a line as `in_brief` writes it."""
    return _BRIEF.fullmatch(text) is not None


_BRIEF = re.compile(
    r"\w+ (?:[\d.]+|not graded) of [\d.]+(?:, \w+ (?:[\d.]+|not graded) of [\d.]+)*"
)


def _scored(one: Told) -> str:
    return f"{one.id} {points_of(one.score)} of {one.max_score:g}"


def file_name(student: Student) -> str:
    """A name for a student's file: readable, harmless, and nobody else's on any system."""
    key = student.key
    kept = re.sub(r"[^\w.-]+", "_", unicodedata.normalize("NFKC", key)).strip("._")
    kept = kept.encode(errors="ignore")[:MAX_NAME].decode(errors="ignore")
    if kept and kept == key == key.casefold():
        return kept
    return f"{kept or 'student'}-{hashlib.sha256(key.encode(errors='replace')).hexdigest()[:8]}"


def write_all(grades: Iterable[Grade], folder: Path) -> int:
    """Both forms for every student, in a folder that is made; how many students there are.

    Raises:
        SubmissionError: they cannot be written there.
    """
    count = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for grade in grades:
            _write(grade, folder)
            count += 1
    except OSError as error:
        raise SubmissionError(
            f"{shown(folder)}: feedback cannot be written there: {reason(error)}; "
            "mend that or name another folder"
        ) from None
    return count


def _write(grade: Grade, folder: Path) -> None:
    stem = file_name(grade.student)
    (folder / f"{stem}.html").write_text(in_html(grade), encoding="utf-8")
    (folder / f"{stem}.md").write_text(in_markdown(grade), encoding="utf-8")


def _rendered(template: str, grade: Grade, escape: Callable[[str], str]) -> str:
    attempt, report = grade.attempt, grade.attempt.report
    made = environment(escape).get_template(template)
    return made.render(
        **named_in_templates(report),
        grade=grade,
        attempt=attempt,
        pictures={},
        passes_over_missing=False,
    )
