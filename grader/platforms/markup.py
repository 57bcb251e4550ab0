"""A standing as a piece of HTML that is XML too, within a size: where a browser shows it. Pure."""

from __future__ import annotations

from collections.abc import Callable

from grader.escaping import for_html
from grader.platforms.fitting import LENGTHS, cut, fitted, in_bytes
from grader.platforms.rows import Row, rows
from grader.platforms.standing import Standing, summary

MOST_SAID = 4_000
"""Characters of what is unusual."""


def markup(standing: Standing, most: int, size: Callable[[str], int] = in_bytes) -> str:
    """One `div` with the points, what is unusual, and a row for each check.

    What does not fit is cut from the rows' texts first, the rows last; the points always stay.

    Args:
        standing: what is known; nothing of hidden checks is told but their sum.
        most: what it may measure.
        size: how it is measured.
    """
    shown = rows(standing.report)
    # Escaping makes nothing shorter, and takes its time.
    lengths = [n for n in LENGTHS if sum(min(n, len(row.text)) for row in shown) <= most]

    def told(length: int) -> str:
        return _div(standing, [_item(row, length) for row in shown])

    text = fitted(told, most, lengths, size)
    return text if size(text) <= most else _div(standing, [])


def points_of(standing: Standing) -> str:
    """The points in words."""
    return f"{standing.score:g} of {standing.max_score:g} points"


def _div(standing: Standing, items: list[str]) -> str:
    said = cut(summary(standing), MOST_SAID)
    lines = [f"<p>{for_html(line)}</p>" for line in said.splitlines() if line]
    shown = f"<ul>{''.join(items)}</ul>" if items else ""
    return f"<div><p><strong>{points_of(standing)}</strong></p>{''.join(lines)}{shown}</div>"


def _item(row: Row, longest: int) -> str:
    told = f"{row.points:g} of {row.max_points:g}" if row.is_judged else "not judged"
    text = for_html(cut(row.text, longest))
    more = f"<pre>{text}</pre>" if text else ""
    return f"<li><strong>{for_html(row.name)}</strong> ({told}){more}</li>"
