"""The four forms of an exercise, made from the one source. Pure.

The source is the solution as a module in jupytext's percent format, with the parts that students
write between `# <solution>` and `# </solution>`.
"""

from __future__ import annotations

import re
from typing import Any

import jupytext
import nbformat

REGION = re.compile(r"^(?P<indent> *)# <solution>\n.*?^ *# </solution>\n", re.M | re.S)
MARKERS = re.compile(r"^ *# </?solution>\n", re.M)
FUNCTION = re.compile(r"^def (\w+)", re.M)
SKIP_TAG = "skip-grading"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def stub_source(source: str) -> str:
    """The source with each marked region replaced by a NotImplementedError."""

    def replace(match: re.Match[str]) -> str:
        name = FUNCTION.findall(source[: match.start()])[-1]
        return f'{match["indent"]}raise NotImplementedError("{name} is not written yet")\n'

    return REGION.sub(replace, source)


def without_markers(source: str) -> str:
    """The source without the marks, whole."""
    return MARKERS.sub("", source)


def module_text(source: str) -> str:
    """The code cells alone, but for those that are tagged to be skipped: a plain module."""
    cells = [
        cell.source.strip()
        for cell in jupytext.reads(source, fmt="py:percent").cells
        if cell.cell_type == "code" and SKIP_TAG not in cell.metadata.get("tags", [])
    ]
    return "\n\n\n".join(cell for cell in cells if cell) + "\n"


def notebook_text(source: str) -> str:
    """A notebook with the cells of the source; the same source gives the same text."""
    cells = [
        _cell(cell, i) for i, cell in enumerate(jupytext.reads(source, fmt="py:percent").cells)
    ]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    nbformat.validate(notebook)
    return str(nbformat.writes(notebook)) + "\n"


def _cell(cell: Any, index: int) -> Any:
    make = nbformat.v4.new_code_cell if cell.cell_type == "code" else nbformat.v4.new_markdown_cell
    tags = cell.metadata.get("tags", [])
    return make(cell.source, id=f"cell-{index:02d}", metadata={"tags": tags} if tags else {})
