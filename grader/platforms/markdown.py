"""A standing as GitHub's Markdown, within a size: for summaries of jobs and releases. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from grader.escaping import for_line, for_markdown
from grader.platforms.fitting import LENGTHS, cut, fitted, in_bytes
from grader.platforms.rows import Row, rows
from grader.platforms.standing import Standing, summary
from grader.publishing.telling import exactly

MOST_SAID = 4_000
"""Characters of a line, and of a row's text."""
HEAD = ("| exercise | check | points | |", "|---|---|---|---|")
BEGINNING = r"## (Not graded|[\d.]+ of [\d.]+ points)"
"""A pattern for what a page begins with."""
CUT = "More did not fit here."


def page(standing: Standing, most: int) -> str:
    """The points, what is unusual, and a table of the checks with what went wrong.

    What does not fit is cut from the texts first, then from the table's end; the points stay.

    Args:
        standing: what is known; nothing of hidden checks is told but their sum.
        most: bytes that it may have.
    """
    shown = rows(standing.report)
    lengths = [length for length in LENGTHS if length <= MOST_SAID]
    text = fitted(lambda length: _joined(_lines(standing, shown, length)), most, lengths)
    if in_bytes(text) <= most:
        return text
    lines = text.rstrip("\n").split("\n")
    while in_bytes(_joined([*lines, "", CUT])) > most:
        lines.pop()
    return _joined([*lines, "", CUT])


def heading(standing: Standing) -> str:
    """The points in words; of what was not judged to the end it says so."""
    points = f"{exactly(standing.score)} of {exactly(standing.max_score)} points"
    if standing.is_judged:
        return points
    return f"Not graded to the end: {points} so far" if standing.max_score else "Not graded"


def _lines(standing: Standing, shown: Sequence[Row], longest: int) -> list[str]:
    said = [for_line(line, MOST_SAID) for line in summary(standing).splitlines() if line]
    lines = [f"## {heading(standing)}", ""]
    lines += [part for line in said for part in (for_markdown(line), "")]
    return [*lines, *HEAD, *(_row(row, longest) for row in shown)] if shown else lines


def _row(row: Row, longest: int) -> str:
    earned = exactly(row.points) if row.is_judged else "not graded,"
    cells = (
        for_markdown(for_line(row.exercise)),
        for_markdown(for_line(row.title, 1_000)),
        f"{earned} of {exactly(row.max_points)}",
        "<br>".join(for_markdown(line) for line in cut(row.text, longest).splitlines()),
    )
    return f"| {' | '.join(cells)} |"


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"
