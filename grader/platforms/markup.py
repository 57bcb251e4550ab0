"""A standing as a piece of HTML that is XML too, within a size: where a browser shows it. Pure."""

from __future__ import annotations

from collections.abc import Callable

from grader.escaping import for_html
from grader.platforms.rows import Row, rows
from grader.platforms.standing import Standing, summary

LENGTHS = (20_000, 4_000, 1_000, 200, 0)
"""Characters of a row's text: as many as there is room for in all rows."""
CUT = " …"


def in_bytes(text: str) -> int:
    """How long a text is in UTF-8."""
    return len(text.encode())


def markup(standing: Standing, most: int, size: Callable[[str], int] = in_bytes) -> str:
    """One `div` with the points, what is unusual, and a row for each check.

    What does not fit is cut from the rows' texts first, the rows last; the points always stay.

    Args:
        standing: what is known; nothing of hidden checks is told but their sum.
        most: what it may measure.
        size: how it is measured.
    """
    shown = rows(standing.report)
    for longest in LENGTHS:
        if sum(min(longest, len(row.text)) for row in shown) > most:
            continue  # escaping makes nothing shorter, and takes its time
        text = _div(standing, [_item(row, longest) for row in shown])
        if size(text) <= most:
            return text
    return _div(standing, [])


def points_of(standing: Standing) -> str:
    """The points in words."""
    return f"{standing.score:g} of {standing.max_score:g} points"


def _div(standing: Standing, items: list[str]) -> str:
    said = _cut(summary(standing), LENGTHS[1])
    lines = [f"<p>{for_html(line)}</p>" for line in said.splitlines() if line]
    shown = f"<ul>{''.join(items)}</ul>" if items else ""
    return f"<div><p><strong>{points_of(standing)}</strong></p>{''.join(lines)}{shown}</div>"


def _item(row: Row, longest: int) -> str:
    told = f"{row.points:g} of {row.max_points:g}" if row.is_judged else "not judged"
    text = for_html(_cut(row.text, longest))
    more = f"<pre>{text}</pre>" if text else ""
    return f"<li><strong>{for_html(row.name)}</strong> ({told}){more}</li>"


def _cut(text: str, longest: int) -> str:
    """The text, or its beginning."""
    return text if len(text) <= longest else f"{text[:longest]}{CUT}" if longest else ""
