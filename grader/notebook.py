"""Reading a notebook as data: version 4, and what versions 2 and 3 call the same things."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from grader.errors import SubmissionError
from grader.files import read, reason, shown

MAX_BYTES = 20 << 20
MAX_CONTAINERS = 500_000
MAX_CELLS = 5_000
MAX_TAGS = 100
MAX_TAG = 100
MAX_DIGITS = 400
BLANKS = b" \t\n\r\f\v"


def read_notebook(path: Path) -> Any:
    """The notebook in `path`, in version 4, with nothing but what is graded: sources and tags.

    Outputs, ids, metadata and cells that are no code are not looked at: whatever is wrong with
    them is no reason to refuse the code.

    Raises:
        SubmissionError: it is too large, not JSON, or not a notebook.
    """
    name = shown(path.name)
    tree = _parse(_text(path, name), name)
    cells = enumerate(_cells_of(tree, name))
    return _notebook([{**_cell(cell), "id": f"cell-{i}"} for i, cell in cells])


def _text(path: Path, name: str) -> str:
    """The file's text. What would take many times its size as objects is refused unparsed."""
    data = read(path, name, MAX_BYTES)
    if data.count(b"{") + data.count(b"[") > MAX_CONTAINERS:
        raise SubmissionError(
            f"{name}: more than {MAX_CONTAINERS} lists and objects; clear outputs"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SubmissionError(f"{name}: not text in UTF-8; save it again in Jupyter") from None


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        tree = json.loads(text, parse_int=_whole, parse_float=_real)
    except RecursionError:
        raise SubmissionError(
            f"{name}: nested too deeply to be a notebook; save it again in Jupyter"
        ) from None
    except ValueError as error:
        raise SubmissionError(
            f"{name}: not a notebook that can be read ({reason(error)}); save it again in Jupyter"
        ) from None
    if not isinstance(tree, dict) or type(tree.get("nbformat")) is not int:
        raise SubmissionError(f"{name}: not a notebook: it does not state its nbformat")
    return tree


def _whole(digits: str) -> int:
    """The number; 0 for one so long that to convert it takes long. None of them is graded."""
    return int(digits) if len(digits) <= MAX_DIGITS else 0


def _real(digits: str) -> float:
    return float(digits) if len(digits) <= MAX_DIGITS else 0.0


def _cells_of(tree: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The cells where they stand in this version: before version 4 they are in worksheets."""
    if tree["nbformat"] not in (2, 3, 4):
        raise SubmissionError(
            f"{name}: a notebook of an unknown version (nbformat {str(tree['nbformat'])[:20]}); "
            "save it in Jupyter as version 4"
        )
    holders = [tree] if tree["nbformat"] == 4 else tree.get("worksheets")
    if not isinstance(holders, list) or not all(isinstance(holder, dict) for holder in holders):
        raise SubmissionError(f"{name}: not a notebook: it has no worksheets")
    lists = [holder.get("cells") for holder in holders]
    cells = [cell for part in lists if isinstance(part, list) for cell in part]
    if not all(isinstance(part, list) for part in lists) or not _are_cells(cells):
        raise SubmissionError(f"{name}: not a notebook: it has no list of cells")
    if len(cells) > MAX_CELLS:
        raise SubmissionError(f"{name}: more than {MAX_CELLS} cells; leave out what is not graded")
    return cells


def _are_cells(cells: list[Any]) -> bool:
    return all(isinstance(cell, dict) and "cell_type" in cell for cell in cells)


def _cell(cell: dict[str, Any]) -> dict[str, Any]:
    """A code cell with its source and tags; of any other cell only that it is there."""
    if cell.get("cell_type") != "code":
        return {"cell_type": "markdown", "metadata": {}, "source": ""}
    return {
        "cell_type": "code",
        "metadata": {"tags": _tags(cell.get("metadata"))},
        "source": _source(cell.get("source", cell.get("input"))),
        "outputs": [],
        "execution_count": None,
    }


def _source(value: Any) -> str:
    """A text, or a list of its lines; what is neither holds no code."""
    lines = value if isinstance(value, list) else [value]
    return _encodable("".join(line for line in lines if isinstance(line, str)))


def _tags(metadata: Any) -> list[str]:
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    texts = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    return [_encodable(tag) for tag in texts if len(tag) <= MAX_TAG][:MAX_TAGS]


def _encodable(text: str) -> str:
    """The text with `?` for the halves of surrogate pairs that JSON lets through."""
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _notebook(cells: list[dict[str, Any]]) -> Any:
    import nbformat

    return nbformat.from_dict({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def code_of(notebook: Any) -> list[str]:
    """The sources of its code cells."""
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def code_of_text(path: Path) -> bytes:
    """What makes two files the same work: a module's words, or a notebook's code.

    Raises:
        SubmissionError: it cannot be read, or is too large.
    """
    if path.suffix.lower() == ".ipynb":
        return "\n".join(code_of(read_notebook(path))).strip().encode()
    return read(path, shown(path.name)).translate(None, BLANKS)
