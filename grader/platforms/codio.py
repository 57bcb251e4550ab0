"""Codio: an assignment's script grading, and the grade that is sent to it.

The formats are those of Codio's documentation ("Assignment Level Scripts") and of its own
`codio-content/gradescope_wrapper`: a form is sent to the address in `CODIO_AUTOGRADE_V2_URL`, and
`{"code": 1}` answers it. A script that ends with another status than 0 is one that has failed: the
attempt is recorded, the assignment stays open, and the instructor gets its output. So a fault of
ours sends nothing.
"""

from __future__ import annotations

import json
import shlex
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import SubmissionError
from grader.escaping import for_line
from grader.platforms.markup import markup
from grader.platforms.platform import Choices, Order, Place
from grader.platforms.running import Terms
from grader.platforms.standing import Standing
from grader.platforms.web import Answer, Unreachable, Web, encoded, is_web
from grader.platforms.writing import write_text

if TYPE_CHECKING:
    from grader.platforms.bundle import Content

LIMIT_S = 160.0
"""Of the three minutes that Codio gives, the rest is for sending the grade."""
SENDING_S = 20.0
ANSWER_S = 8.0
PAUSES_S = (0.5, 1.0, 2.0, 4.0, 8.0)
MOST = 1_000_000
"""Bytes of a form; Codio takes 1,048,576."""
ADDRESSES = ("CODIO_AUTOGRADE_V2_URL", "CODIO_PARTIAL_POINTS_V2_URL")
"""Of an assignment's script, and of a code test with partial points."""


class Codio:
    """See `Platform`."""

    name = "codio"
    terms = Terms(LIMIT_S)
    choices = Choices(LIMIT_S)
    beginning = r'\{\s*"grade": "'
    beside: Mapping[str, str] = {}

    def submission(self, place: Place) -> Path:
        """The workspace."""
        return place.submission or place.at("/home/codio/workspace")

    def publish(self, standing: Standing, place: Place) -> None:
        """Send the grade, when there is one; into a file where one is named."""
        to = None if place.out else address(place.variables)  # before two minutes have gone
        if not (standing.is_final and standing.is_judged):
            return
        if to is not None:
            send(form(standing), to)
        elif place.out is not None:
            write_text(place.out, json.dumps(form(standing), indent=1))

    def pack(self, order: Order) -> dict[str, Content]:
        """A folder of `.guides/secure`."""
        from grader.platforms.bundle import Content, course_files, pins, script
        from grader.platforms.wheel import wheel

        name, data = wheel()
        run = f'run codio --course "$here/course" {shlex.join(order.options())} "$@"'
        return {
            **course_files(order.course),
            f"pins/{order.python}.txt": pins(order.python),
            name: Content(data),
            "install.sh": script("install.sh"),
            "grade.sh": script("run.sh", run),
        }


def platform() -> Codio:
    """The platform."""
    return Codio()


def form(standing: Standing) -> dict[str, str]:
    """What is sent of a standing that is judged. Pure.

    `points` is the name that a code test with partial points knows the grade by.
    """
    grade = str(percent(standing))
    fields = {"grade": grade, "points": grade, "format": "html"}
    room = MOST - len(encoded({**fields, "feedback": ""}))
    feedback = markup(standing, room, lambda text: len(encoded({"": text})))
    return {**fields, "feedback": feedback}


def percent(standing: Standing) -> int:
    """The grade in whole percent: 100 for full marks alone, 0 for none alone. Pure."""
    if standing.score <= 0 or standing.max_score <= 0:
        return 0
    if standing.score >= standing.max_score:
        return 100
    return min(99, max(1, round(100 * standing.score / standing.max_score)))


def address(variables: Mapping[str, str]) -> str:
    """Where grades are sent.

    Raises:
        SubmissionError: that is not known.
    """
    found = next((variables[name] for name in ADDRESSES if variables.get(name)), "")
    if not is_web(found):
        raise SubmissionError(
            f"{' or '.join(ADDRESSES)}: no address is there, so no grade can be sent; run this as "
            "an assignment's script on Codio, or name a file with --out"
        )
    return found


def send(fields: Mapping[str, str], to: str) -> None:
    """Send a grade; whoever is silent or in trouble is asked again for a while.

    Raises:
        SubmissionError: Codio has not taken it.
    """
    end = time.monotonic() + SENDING_S
    web = Web(ANSWER_S)
    for pause_s in (*PAUSES_S, SENDING_S):
        trouble = _sent(web, fields, to, end)
        if trouble is None:
            return
        if time.monotonic() + pause_s >= end:
            break
        time.sleep(pause_s)
    raise SubmissionError(f"Codio has not taken the grade: {trouble}; grade this again")


def _sent(web: Web, fields: Mapping[str, str], to: str, end: float) -> str | None:
    """Nothing, or why it should be tried again."""
    left_s = max(1.0, min(ANSWER_S, end - time.monotonic()))
    try:
        answer = web.post(to, fields, left_s)
    except Unreachable as error:
        return str(error)
    if answer.status >= 500 or answer.status in (408, 429):
        return f"it answers with status {answer.status}"
    said = _said(answer)
    if answer.status != 200 or said.get("code") != 1:
        why = for_line(str(said.get("message", answer.text)))
        raise SubmissionError(
            f"Codio has refused the grade: status {answer.status}, {why or 'no word'}"
        )
    return None


def _said(answer: Answer) -> Mapping[str, object]:
    try:
        said = json.loads(answer.text)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
