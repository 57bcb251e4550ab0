"""PrairieLearn: a question that is graded externally, and `results.json`.

The formats are those of PrairieLearn's documentation (docs.prairielearn.com, External grading) and
of its schema of `info.json`, which refuses keys that it does not know. What is not gradable costs
no attempt and gives no points: so it is told what could not be read, and so are faults of ours.
"""

from __future__ import annotations

import html
import json
import shlex
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.escaping import for_line, for_terminal
from grader.platforms.fitting import cut, fitted
from grader.platforms.platform import Choices, Order, Place
from grader.platforms.rows import Row, rows
from grader.platforms.running import Terms
from grader.platforms.standing import FAULT, Standing, summary
from grader.platforms.writing import write_text

if TYPE_CHECKING:
    from grader.platforms.bundle import Content

LIMIT_S = 300.0
LONGEST_S = 600.0
LARGEST = 1_000_000
"""Bytes of `results.json`; what is larger than 1 MiB is not read."""
RUN = "/grade/tests/run.sh"
QUESTION = """<pl-question-panel>
  <p>Upload your files: each exercise as a module (.py) or as a notebook (.ipynb).</p>
  <pl-file-upload optional-file-names="{names}"></pl-file-upload>
</pl-question-panel>

<pl-submission-panel>
  <pl-file-preview></pl-file-preview>
  <pl-external-grader-results></pl-external-grader-results>
</pl-submission-panel>
"""


class PrairieLearn:
    """See `Platform`."""

    name = "prairielearn"
    terms = Terms(LIMIT_S)
    choices = Choices(LONGEST_S, options=("title", "python", "image"))
    beginning = r'\{"gradable": '
    beside: Mapping[str, str] = {}

    def submission(self, place: Place) -> Path:
        """Where the grader's container finds a submission."""
        return place.submission or place.at("/grade/student")

    def publish(self, standing: Standing, place: Place) -> None:
        """Write `results.json`."""
        path = place.out or place.at("/grade/results/results.json")

        def told(length: int) -> str:
            return json.dumps(results(standing, length), ensure_ascii=False, allow_nan=False)

        write_text(path, fitted(told, LARGEST))

    def pack(self, order: Order) -> dict[str, Content]:
        """The question's folder, and beside it what its image is built from."""
        from grader.platforms.bundle import Content, course_files, script
        from grader.platforms.image import image_files

        texts = {
            "info.json": json.dumps(info(order), indent=2, ensure_ascii=False) + "\n",
            "question.html": QUESTION.format(names=_file_names(order.course.ids)),
        }
        course = course_files(order.course)
        return {
            **{f"question/{name}": Content(text.encode()) for name, text in texts.items()},
            **{f"question/tests/{name}": content for name, content in course.items()},
            "question/tests/run.sh": script(
                "prairielearn_run.sh", f"run {shlex.join(order.options())}"
            ),
            **{f"image/{name}": content for name, content in image_files(order.python).items()},
        }


def platform() -> PrairieLearn:
    """The platform."""
    return PrairieLearn()


def results(standing: Standing, length: int) -> dict[str, Any]:
    """What `results.json` says of a standing, with texts of that many characters at most. Pure."""
    told: dict[str, Any] = {
        "gradable": standing.is_final and standing.is_judged and standing.has_work,
        "message": cut(for_terminal(summary(standing)), length),
        "tests": [_test(row, length) for row in rows(standing.report)],
    }
    if told["gradable"]:
        return {**told, "score": standing.fraction}
    return {**told, "format_errors": [cut(line, length) for line in _why_not(standing)]}


def info(order: Order) -> dict[str, Any]:
    """The question's `info.json`; packed again it is the same question."""
    from grader.platforms.bundle import title_of

    course, title = title_of(order.course, ""), title_of(order.course, order.title)
    identity = "\n".join(["deep-learning-grader", course, title, *order.course.ids])
    return {
        "uuid": str(uuid.uuid5(uuid.NAMESPACE_URL, identity)),
        "title": title,
        "topic": course,
        "type": "v3",
        "singleVariant": True,
        "showCorrectAnswer": False,
        "partialCredit": True,
        "gradingMethod": "External",
        "externalGradingOptions": {
            "enabled": True,  # older servers grade nothing without it, newer ones pass over it
            "image": order.image,
            "entrypoint": [RUN],
            "timeout": int(order.limit_s),
            "enableNetworking": False,
        },
    }


def _test(row: Row, length: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": for_line(row.name),
        "points": row.points,
        "max_points": row.max_points,
    }
    if row.text:
        told["message"] = cut(for_terminal(row.text), length)
    return told


def _why_not(standing: Standing) -> list[str]:
    """Why the submission cannot be graded: a fault of ours, or of the files."""
    if not standing.is_final or not standing.is_judged:
        return [f"{FAULT} This costs no attempt."]
    files = [one for one in standing.report["exercises"] if one["file"] is not None]
    if not files:
        return [*(for_line(note) for note in standing.notes), "Nothing of it can be graded."]
    return [for_line(f"{one['id']}: {one['checks'][0]['message']}") for one in files]


def _file_names(ids: Sequence[str]) -> str:
    """The names of the files as a list of `pl-file-upload`, where a backslash escapes a comma."""
    names = [f"{id}{ending}" for id in ids for ending in (".py", ".ipynb")]
    escaped = [name.replace("\\", "\\\\").replace(",", "\\,") for name in names]
    return html.escape(", ".join(escaped), quote=True)
