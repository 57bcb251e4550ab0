"""The four forms of an exercise, made from the one source. Pure.

The source is the solution as a module in jupytext's percent format, with the parts that students
write between `# <solution>` and `# </solution>`. The stub has a NotImplementedError there; or,
where a line `# <stub>` divides the region, what stands after it as comments.
"""

from __future__ import annotations

from typing import Any

import jupytext
import nbformat

from grader.authoring.regions import parts

MODULE = {"extension": ".py", "format_name": "percent", "comment_magics": False}
SKIP_TAG = "skip-grading"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def stub_source(source: str) -> str:
    """The source with what students get in place of each marked region.

    Raises:
        AuthorError: a mark is misspelled, out of order or not closed, or a region without a stub
            of its own is outside of all functions.
    """
    return "".join(
        part if isinstance(part, str) else "".join(part.stub()) for part in parts(source)
    )


def without_markers(source: str) -> str:
    """The source without the marks and what is for the stub alone."""
    return "".join(
        part if isinstance(part, str) else "".join(part.solution) for part in parts(source)
    )


def module_text(source: str, *, prose: bool = False) -> str:
    """The code cells, but for those that are tagged to be skipped: a plain module.

    Args:
        source: the source.
        prose: whether to keep the text cells, as comments.
    """
    cells = [
        cell.source.strip() if cell.cell_type == "code" else _as_comment(cell.source)
        for cell in jupytext.reads(source, fmt=MODULE).cells
        if (prose or cell.cell_type == "code") and SKIP_TAG not in cell.metadata.get("tags", [])
    ]
    return "\n\n\n".join(cell for cell in cells if cell) + "\n"


def _as_comment(text: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in text.strip().splitlines())


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
