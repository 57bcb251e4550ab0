"""Charts of a class as vector graphics, drawn by Matplotlib without a display.

Each is an SVG element for a page, with a text for those who do not see it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import numpy as np
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from grader.escaping import for_html

BLUE = "#2b5c8a"
MAX_BARS = 25
RC = {"svg.fonttype": "none", "font.family": "sans-serif", "text.parse_math": False}


def histogram(totals: Sequence[float], max_score: float, unit: str = "points") -> str:
    """How many students have how many points, or what else totals are given in."""
    figure = Figure(figsize=(7.2, 2.6), layout="constrained")
    axes = figure.add_subplot()
    step = max(1.0, np.ceil(max_score / MAX_BARS))
    edges = np.arange(-step / 2, max_score + step, step)  # whole points are the middles
    counts, _ = np.histogram(totals, bins=edges)
    axes.stairs(counts, edges, fill=True, color=BLUE)
    axes.set_xlabel(unit)
    axes.set_ylabel("students")
    axes.set_xlim(edges[0], edges[-1])
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.spines[["top", "right"]].set_visible(False)
    bars = zip(edges[:-1] + step / 2, counts, strict=True)
    parts = [f"about {points:g} {unit}: {count}" for points, count in bars if count]
    return as_svg(figure, f"Students by {unit}. {'; '.join(parts)}.")


def as_svg(figure: Figure, told: str, name: str = "") -> str:
    """The figure as an element, without the parts of a file of its own.

    Args:
        figure: what is shown.
        told: the same in words, for those who do not see it.
        name: tells it from others on its page, as letters, digits, `_` and `-`.
    """
    import matplotlib as mpl

    stream = io.StringIO()
    with mpl.rc_context({**RC, "svg.hashsalt": f"grader{name}"}):
        FigureCanvasSVG(figure).print_svg(stream, metadata={"Date": None, "Creator": None})
    text = stream.getvalue()
    element = text[text.index("<svg") :]
    element = re.sub(r"<metadata>.*?</metadata>", "", element, flags=re.DOTALL)
    element = re.sub(r'<g id="[^"]*"', "<g", element)  # the same in every figure of a page
    return element.replace("<svg", f'<svg role="img" aria-label="{for_html(told)}"', 1)
