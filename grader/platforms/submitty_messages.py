"""What a validation on Submitty tells: few messages, and none that is too large for it. Pure.

The limits are those of `grading/testResults.h` in Submitty's sources. Of more messages the rest is
lost, and a warning stands in place of the last one; in place of a larger one stands a sentence that
it is too large.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from grader.escaping import for_terminal
from grader.platforms.fitting import cut, fitted, in_bytes
from grader.platforms.rows import Row
from grader.platforms.standing import Standing, summary

MOST = 20
"""Messages of a validation."""
LARGEST = 9_998
"""Bytes of a message."""
LENGTHS = (9_000, 4_000, 2_000, 1_000, 500, 200, 80, 0)
"""Characters of a row's text: as many as there is room for in the message."""


def messages(standing: Standing, shown: Sequence[Row]) -> list[dict[str, str]]:
    """What is unusual, and then a message for each exercise that the rows are of.

    The rows of some exercises share a message where there are more exercises than messages.
    """
    notes = _notes(standing)
    first = [{"message": notes, "status": "information"}] if notes else []
    exercises = [[*group] for _, group in itertools.groupby(shown, lambda row: row.exercise)]
    groups = _joined(exercises, MOST - len(first))
    return first + [{"message": _said(group), "status": _status(group)} for group in groups]


def _joined(groups: Sequence[Sequence[Row]], most: int) -> list[list[Row]]:
    """So many groups at most, made of neighbours."""
    count = min(most, len(groups))
    ends = [len(groups) * place // count for place in range(count + 1)] if count else []
    return [[*itertools.chain(*groups[a:b])] for a, b in itertools.pairwise(ends)]


def _notes(standing: Standing) -> str:
    """Of what is unusual the beginning; what is always said stays."""
    always = for_terminal(summary(replace(standing, notes=())))
    notes = for_terminal(cut("\n".join(standing.notes), LARGEST))
    room = LARGEST - in_bytes(always) - 1
    return "\n".join(text for text in (_cut(notes, room), always) if text)


def _said(group: Sequence[Row]) -> str:
    def told(length: int) -> str:
        return for_terminal("\n".join(_line(row, length) for row in group))

    return _cut(fitted(told, LARGEST, LENGTHS), LARGEST)


def _line(row: Row, length: int) -> str:
    points = f"{row.points:g}/{row.max_points:g}" if row.is_judged else "not judged"
    return "\n".join([f"[{points}] {row.name}", *cut(row.text, length).splitlines()])


def _status(group: Sequence[Row]) -> str:
    if not all(row.is_judged for row in group):
        return "warning"
    return "success" if all(row.verdict == "pass" for row in group) else "failure"


def _cut(text: str, most: int) -> str:
    """The beginning of a text, in so many bytes at most; `…` stands for the rest."""
    data = text.encode()
    return text if len(data) <= most else data[: most - 3].decode(errors="ignore") + "…"
