"""Coursera: a grader's image, `feedback.json` and `htmlFeedback.html`.

The formats are those of Coursera's examples of graders of version 2 (programming-assignments-demo,
coursera_autograder). Every `feedback.json` is a score: there is none until something was judged.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grader.escaping import for_html
from grader.platforms.fitting import cut, fitted
from grader.platforms.platform import Choices, Order, Place
from grader.platforms.rows import Row, rows
from grader.platforms.running import Terms
from grader.platforms.standing import Standing, summary
from grader.platforms.writing import remove, write_text

if TYPE_CHECKING:
    from grader.platforms.bundle import Content

LIMIT_S = 1_200.0
LONGEST_S = 1_800.0
LARGEST = 60_000
"""Bytes of the feedback; of more than 64 KB Coursera shows the beginning."""
PARTS = """# Which exercise a part of the programming assignment asks for: the part's id, which
# Coursera shows where the assignment is edited, and the exercise's id, or * for all of them.
# The first line that fits counts, and * fits any part. What no line fits is not graded.
"""
LAST = (
    "# Graders run as a user without rights: what they read must be open to all.",
    "COPY run.sh parts.txt /grader/",
    "COPY course /grader/course",
    "RUN chmod -R a+rX /grader && chmod a+rx /grader/run.sh",
    'ENTRYPOINT ["/grader/run.sh"]',
)


class Coursera:
    """See `Platform`."""

    name = "coursera"
    terms = Terms(LIMIT_S)
    choices = Choices(LONGEST_S)
    beginning = r'\{"fractionalScore": '
    beside: Mapping[str, str] = {"htmlFeedback.html": r"<p><b>[^<>]* points</b></p>"}

    def submission(self, place: Place) -> Path:
        """Where the grader's container finds a submission."""
        return place.submission or place.at("/shared/submission")

    def publish(self, standing: Standing, place: Place) -> None:
        """Write the feedback as a page and then the score; nothing where there is no score."""
        path = place.out or place.at("/shared/feedback.json")
        if not standing.is_begun:
            remove(path)
            return
        page = fitted(lambda length: feedback(standing, length), LARGEST)
        told = {
            "fractionalScore": standing.fraction,
            "feedback": page,
            "feedbackType": "HTML",
        }
        write_text(path.with_name("htmlFeedback.html"), page)
        write_text(path, json.dumps(told, ensure_ascii=False, allow_nan=False))

    def pack(self, order: Order) -> dict[str, Content]:
        """The folder of the image, to be uploaded as a zip."""
        from grader.platforms.bundle import Content, course_files, script
        from grader.platforms.image import image_files

        return {
            **image_files(order.python, *LAST),
            **course_files(order.course),
            "parts.txt": Content((PARTS + _parts(order.course.ids)).encode()),
            "run.sh": script("coursera_run.sh", f"run {shlex.join(order.options())}"),
        }


def platform() -> Coursera:
    """The platform."""
    return Coursera()


def feedback(standing: Standing, length: int) -> str:
    """What a student reads, as HTML, with texts of that many characters at most. Pure."""
    points = f"{standing.score:g} of {standing.max_score:g} points"
    shown = [_item(row, length) for row in rows(standing.report)]
    above = "".join(
        f"<p>{for_html(line)}</p>" for line in cut(summary(standing), length).splitlines()
    )
    return f"<p><b>{points}</b></p>{above}<ul>{''.join(shown)}</ul>"


def _item(row: Row, length: int) -> str:
    points = f"{row.points:g}/{row.max_points:g}" if row.is_judged else "not judged"
    text = for_html(cut(row.text, length)).replace("\n", "<br>")
    below = f'<div style="white-space: pre-wrap">{text}</div>' if text else ""
    return f"<li>[{points}] {for_html(row.name)}{below}</li>"


def _parts(ids: Sequence[str]) -> str:
    return "".join(f"{id} {id}\n" for id in ids) + "* *\n"
