"""What Open edX asks of an external grader, and what it is answered. Pure.

The formats are those of the "XQueue Reference" of Open edX's documentation, and of the sources that
read and write them: `openedx/xqueue` (`ext_interface`, `consumer`), `openedx/edx-submissions`
(`views/xqueue.py`), and `CodeResponse` of the platform (`capa/responsetypes.py`).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from grader.errors import SubmissionError
from grader.escaping import for_line
from grader.platforms.markup import markup
from grader.platforms.standing import Standing

MAX_MESSAGE = 60_000
"""Bytes of the message that a student reads; it is kept with the state of the problem."""
FORMS = (".py", ".ipynb")


@dataclass(frozen=True, slots=True)
class Asked:
    """A submission as it is asked to be graded.

    Attributes:
        exercise: the one that the problem is of.
        text: the code that was typed in; empty where files were uploaded.
        urls: where the files lie, by name.
    """

    exercise: str
    text: str
    urls: Mapping[str, str] = field(default_factory=dict)


def asked(message: object, exercises: Collection[str]) -> Asked:
    """What is asked by a message with `xqueue_body` and `xqueue_files`.

    Raises:
        SubmissionError: it is not such a message; a student is not to blame for that.
    """
    told = _mapping(message, "the message")
    body = _mapping(_key(told, "xqueue_body"), "xqueue_body")
    payload = _mapping(_key(body, "grader_payload"), "grader_payload")
    exercise = payload.get("grader")
    if not isinstance(exercise, str) or exercise not in exercises:
        raise SubmissionError(
            f"grader_payload: no exercise {for_line(repr(exercise))}; write "
            f'{{"grader": "..."}} with one of {", ".join(exercises)}'
        )
    urls = _mapping(told.get("xqueue_files") or {}, "xqueue_files")
    text = body.get("student_response", "")
    if not isinstance(text, str) or not all(isinstance(url, str) for url in urls.values()):
        raise SubmissionError("student_response and the addresses in xqueue_files must be text")
    return Asked(exercise, text, {name: str(url) for name, url in urls.items()})


def files_of(request: Asked, fetched: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files as they are graded: code, and one file alone, have the exercise's name."""
    if not request.urls:
        return {f"{request.exercise}.py": request.text.encode("utf-8", errors="replace")}
    if len(fetched) == 1:
        ((name, data),) = fetched.items()
        suffix = PurePosixPath(name).suffix.lower()
        return {f"{request.exercise}{suffix}" if suffix in FORMS else name: data}
    return dict(fetched)


def reply(standing: Standing) -> dict[str, object]:
    """What is answered: whether all is right, the share of the points, and a `div` of XHTML.

    Whole shares are whole numbers: before edx-submissions 4.0.2 no others were taken.
    """
    share = standing.score / standing.max_score if standing.max_score > 0 else 0.0
    share = min(1.0, max(0.0, round(share, 6)))
    return {
        "correct": standing.max_score > 0 and standing.score >= standing.max_score,
        "score": int(share) if share in (0.0, 1.0) else share,
        "msg": markup(standing, MAX_MESSAGE),
    }


def parsed(text: str | bytes, what: str) -> object:
    """JSON of others.

    Raises:
        SubmissionError: it is none.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise SubmissionError(f"{what}: no JSON") from None


def _mapping(value: object, what: str) -> Mapping[str, object]:
    """A dictionary, which may be written as JSON in a text."""
    found = parsed(value, what) if isinstance(value, str) else value
    if not isinstance(found, dict):
        raise SubmissionError(f"{what}: must be a dictionary")
    return found


def _key(mapping: Mapping[str, object], name: str) -> object:
    if name not in mapping:
        raise SubmissionError(f"{name}: is missing")
    return mapping[name]
