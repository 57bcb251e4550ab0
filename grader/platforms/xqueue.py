"""Open edX: problems that an external grader marks, by way of an xqueue.

A service, not a run for each submission: `xqueue_push` is called by the queue, `xqueue_pull` calls
it. Here is what is packed for it, and a run for a folder, to try a course without a queue.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import SubmissionError
from grader.platforms.platform import Choices, Order, Place
from grader.platforms.running import Terms
from grader.platforms.standing import Standing
from grader.platforms.writing import write_text
from grader.platforms.xqueue_messages import reply

if TYPE_CHECKING:
    from grader.platforms.bundle import Content

LIMIT_S = 30.0
"""For which an xqueue waits for an answer (its GRADING_TIMEOUT)."""


class Xqueue:
    """See `Platform`."""

    name = "xqueue"
    terms = Terms(LIMIT_S)
    choices = Choices()
    beginning = r'\{\s*"correct": '
    beside: Mapping[str, str] = {}

    def submission(self, place: Place) -> Path:
        """The folder that is named: a queue has none."""
        if place.submission is None or place.out is None:
            raise SubmissionError("--submission and --out go together: a folder, and the reply")
        return place.submission

    def publish(self, standing: Standing, place: Place) -> None:
        """Write the reply, when there is one."""
        if standing.is_final and standing.is_judged and place.out is not None:
            write_text(place.out, json.dumps(reply(standing), indent=1, allow_nan=False))

    def pack(self, order: Order) -> dict[str, Content]:
        """A folder for a machine, or for an image."""
        from grader.platforms.bundle import Content, course_files, pins, script
        from grader.platforms.wheel import wheel

        name, data = wheel()
        run = f'run xqueue --course "$here/course" {shlex.join(order.options())} "$@"'
        return {
            **course_files(order.course),
            f"pins/{order.python}.txt": pins(order.python),
            name: Content(data),
            "install.sh": script("install.sh"),
            "serve.sh": script("run.sh", run),
            "Dockerfile": _text("xqueue.dockerfile", order),
            "grader-xqueue.service": _text("xqueue.service", order),
            "README.md": _text("xqueue.md", order),
        }


def _text(name: str, order: Order) -> Content:
    """A text of ours in which the version of Python stands."""
    from grader.platforms.bundle import SCRIPTS, Content

    text = (SCRIPTS / name).read_text(encoding="utf-8")
    return Content(text.replace("@PYTHON@", order.python).encode())


def platform() -> Xqueue:
    """The platform."""
    return Xqueue()
