"""What a worker says, read with suspicion: every part is of the type that it should be, or absent.

A worker's own code makes these replies, but student code lives beside it and may forge them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TEXT_LIMIT = 8_000
LINE_LIMIT = 10_000_000


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception that student code raised. `line` counts in the student's file, from 1."""

    type: str
    message: str
    line: int | None
    code: str
    function: str
    traceback: str
    stub: bool
    interrupted: bool


@dataclass(frozen=True, slots=True)
class Unparsable:
    """Why a module does not parse, and where."""

    message: str
    line: int | None
    column: int
    text: str


def raised_in(reply: Mapping[str, Any]) -> Raised | None:
    """The exception that a reply tells of, if any."""
    error = reply.get("raised")
    if not isinstance(error, dict):
        return None
    return Raised(
        type=_text(error, "type"),
        message=_text(error, "message"),
        line=_number(error, "line"),
        code=_text(error, "code"),
        function=_text(error, "function"),
        traceback=_text(error, "traceback"),
        stub=error.get("stub") is True,
        interrupted=error.get("interrupted") is True,
    )


def syntax_error_in(reply: Mapping[str, Any]) -> Unparsable | None:
    """The syntax error that a reply tells of, if any."""
    error = reply.get("syntax_error")
    if not isinstance(error, dict):
        return None
    line, column = _number(error, "line"), _number(error, "column")
    return Unparsable(_text(error, "message"), line, column or 1, _text(error, "text"))


def flag(reply: Mapping[str, Any], name: str) -> bool:
    """Whether the reply says so."""
    return reply.get(name) is True


def numbers_in(reply: Mapping[str, Any], name: str) -> list[int]:
    """The whole numbers of a list in the reply."""
    values = reply.get(name)
    return [v for v in values if type(v) is int] if isinstance(values, list) else []


def texts_in(reply: Mapping[str, Any], name: str) -> list[str]:
    """The texts of a list in the reply."""
    values = reply.get(name)
    return [_encodable(v) for v in values if type(v) is str] if isinstance(values, list) else []


def _text(error: Mapping[Any, Any], name: str) -> str:
    value = error.get(name)
    return _encodable(value[:TEXT_LIMIT]) if type(value) is str else ""


def _encodable(text: str) -> str:
    """The text with `?` for halves of surrogate pairs: JSON has them, no report can."""
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _number(error: Mapping[Any, Any], name: str) -> int | None:
    value = error.get(name)
    return value if type(value) is int and 0 < value < LINE_LIMIT else None
