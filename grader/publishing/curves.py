"""A student's lines beside the right ones, as vector graphics with a sentence for each line.

The right line is wide and grey, or rings where single points are known; the student's is thin and
dark and lies on it where it is right. So it is read in grey and in print, and without colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator, NullFormatter

from grader.compare import Array
from grader.model import Drawing, Line
from grader.publishing.charts import BLUE, as_svg
from grader.publishing.rendering import Drawn

COLUMNS = 2
WIDTH, HEIGHT = 7.2, 2.5  # inches, of a row
GREY, RING = "#b9b9b9", "#707070"
ON_IT = 0.01  # of the right line's height: closer than what can be seen
ROOM = 0.25
MAX_TICKS = 5


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as it is shown: `svg` is empty where there is nothing to be seen."""

    title: str
    svg: Drawn
    sentences: tuple[str, ...]


def picture(exercise_id: str, drawing: Drawing) -> Picture:
    """The drawing, and in a sentence for each line what it shows."""
    sentences = list(dict.fromkeys(_sentences(drawing)))
    if not any(line.got for line in drawing.lines):
        return Picture(drawing.title, Drawn(""), tuple(sentences))
    svg = as_svg(_figure(drawing), f"Curves: {drawing.title}", f"{exercise_id}-{drawing.id}")
    return Picture(drawing.title, Drawn(svg), tuple(sentences))


def _sentences(drawing: Drawing) -> Iterator[str]:
    for line in drawing.lines:
        if line.got:
            yield f"{line.label}: {_compared(line)}"
        if line.trouble:
            yield line.trouble
    if drawing.trouble:
        yield drawing.trouble


def _compared(line: Line) -> str:
    """Where the student's line is, next to the right one."""
    x, got, right_x, right = _arrays(line)
    if not np.isfinite(got).all():
        count = int((~np.isfinite(got)).sum())
        return f"{count} of {got.size} values are not finite; your line has gaps there."
    reached = right_x <= x[-1] if x.size else right_x < 0
    if not reached.any():
        return "your line ends before the first point that is known."
    with np.errstate(over="ignore"):
        off = np.abs(np.interp(right_x[reached], x, got) - right[reached])
    worst = int(np.argmax(off))
    if off[worst] <= ON_IT * _height(right):
        how = "goes through the right points" if _is_points(line) else "lies on the right one"
        return f"as far as can be seen here, your line {how}."
    what = "points" if _is_points(line) else "one"
    where = f"at {right_x[reached][worst]:g}"
    return f"your line is off the right {what} by up to {off[worst]:.3g}, {where}."


def _arrays(line: Line) -> tuple[Array, Array, Array, Array]:
    """x and values of the student's line as far as it goes, then of the right one."""
    x = np.array(line.x[: len(line.got)])
    return x, np.array(line.got), np.array(line.right_x), np.array(line.right)


def _height(right: Array) -> float:
    return float(np.ptp(right)) or max(1.0, float(np.abs(right).max(initial=0.0)))


def _figure(drawing: Drawing) -> Figure:
    columns = min(COLUMNS, len(drawing.lines))
    rows = -(-len(drawing.lines) // columns)
    figure = Figure(figsize=(WIDTH * columns / COLUMNS, HEIGHT * rows + 0.35), layout="constrained")
    panels = figure.subplots(rows, columns, squeeze=False).ravel()
    for axes, line in zip(panels, drawing.lines, strict=False):
        _draw(axes, line)
        axes.set_xlabel(drawing.x_label)
        axes.set_ylabel(drawing.y_label)
        if drawing.log:
            axes.set_xscale("log")
            axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
            axes.xaxis.set_minor_formatter(NullFormatter())  # else powers, as mathematics
        else:
            axes.xaxis.set_major_locator(MaxNLocator(MAX_TICKS))
    for axes in panels[len(drawing.lines) :]:
        axes.set_visible(False)
    figure.legend(handles=_legend(drawing.lines), loc="outside upper left", ncols=2, frameon=False)
    return figure


def _draw(axes: Axes, line: Line) -> None:
    x, got, right_x, right = _arrays(line)
    axes.set_title(line.label, loc="left", fontsize=10)
    if _is_points(line):
        axes.plot(right_x, right, "o", markersize=5, markerfacecolor="none", color=RING)
    else:
        axes.plot(right_x, right, color=GREY, linewidth=5, solid_capstyle="round")
    low, high = float(right.min()), float(right.max())
    room = ROOM * _height(right)
    seen = got[np.isfinite(got)]
    if seen.size:  # what is far off is cut: the right line must stay readable
        low = max(min(low, float(seen.min())), low - 4 * room)
        high = min(max(high, float(seen.max())), high + 4 * room)
    axes.set_ylim(low - room / 2, high + room / 2)
    drawn = np.where(np.abs(got) < 1e12, got, np.nan)
    axes.plot(x, drawn, color=BLUE, linewidth=1.4)
    axes.grid(color="#e6e6e6", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)


def _is_points(line: Line) -> bool:
    """Whether the right values are single points, not a line as dense as the student's."""
    return line.right_x != line.x


def _legend(lines: Sequence[Line]) -> list[Line2D]:
    if any(_is_points(line) for line in lines):
        right = Line2D([], [], linestyle="", marker="o", markerfacecolor="none", color=RING)
    else:
        right = Line2D([], [], color=GREY, linewidth=5)
    right.set_label("right")
    return [right, Line2D([], [], color=BLUE, linewidth=1.4, label="yours")]
