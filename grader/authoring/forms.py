"""The four forms of an exercise, made from the one source. Pure.

The source is the solution as a module in jupytext's percent format, with the parts that students
write between `# <solution>` and `# </solution>`.
"""

from __future__ import annotations

import re
from typing import Any

import jupytext
import nbformat

from grader.errors import AuthorError

OPEN, CLOSE = "# <solution>", "# </solution>"
ALMOST = re.compile(r"#\s*<\s*/?\s*solution\b|</?solution>", re.IGNORECASE)
FUNCTION = re.compile(r"def (\w+)")
SKIP_TAG = "skip-grading"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def stub_source(source: str) -> str:
    """The source with each marked region replaced by a NotImplementedError.

    Raises:
        AuthorError: a mark is misspelled, not closed, or outside of all functions.
    """
    lines, function, inside = [], "", False
    for number, line in enumerate(source.splitlines(keepends=True), start=1):
        mark = _mark(line, number)
        if mark:
            _check_order(mark, inside, number)
            inside = mark == OPEN
            lines += [_placeholder(line, function, number)] if inside else []
        elif not inside:
            function = _function_name(line) or function
            lines.append(line)
    if inside:
        raise AuthorError(f"the last `{OPEN}` is not closed")
    return "".join(lines)


def without_markers(source: str) -> str:
    """The source without the marks, whole."""
    lines = source.splitlines(keepends=True)
    return "".join(line for n, line in enumerate(lines, start=1) if not _mark(line, n))


def _mark(line: str, number: int) -> str:
    """The mark that a line is, or nothing."""
    text = line.strip()
    if text in (OPEN, CLOSE):
        return text
    if ALMOST.search(text):
        raise AuthorError(f"line {number}: write `{OPEN}` or `{CLOSE}`, alone on a line")
    return ""


def _check_order(mark: str, inside: bool, number: int) -> None:
    if inside == (mark == OPEN):
        raise AuthorError(f"line {number}: `{mark}` where the other mark is due")


def _placeholder(line: str, function: str, number: int) -> str:
    if not function:
        raise AuthorError(f"line {number}: `{OPEN}` outside of all functions")
    indent = line[: len(line) - len(line.lstrip())]
    return f'{indent}raise NotImplementedError("{function} is not written yet")\n'


def _function_name(line: str) -> str:
    match = FUNCTION.match(line)
    return match[1] if match else ""


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
