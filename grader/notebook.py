"""Reading a notebook as data, of any version that nbformat knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from grader.errors import SubmissionError

MAX_BYTES = 20 << 20
MAX_CELLS = 5_000
MAX_TAGS = 100


def read_notebook(path: Path) -> Any:
    """The notebook in `path`, in version 4, without its old outputs.

    Outputs are dropped before nbformat sees them, and ids carry no meaning here: whatever is
    wrong with them is no reason to refuse the code.

    Raises:
        SubmissionError: it is too large, not JSON, or not a notebook.
    """
    tree = _parse(_read(path), path)
    for cell in _cells_of(tree, path):
        cell["outputs"] = []
    cells = enumerate(_upgraded(tree, path))
    return _notebook([{**_cell(cell), "id": f"cell-{i}"} for i, cell in cells])


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SubmissionError(f"{path.name}: larger than {MAX_BYTES >> 20} MiB; clear outputs")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SubmissionError(f"{path.name}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SubmissionError(f"{path.name}: not text in UTF-8") from None


def _parse(text: str, path: Path) -> dict[str, Any]:
    try:
        tree = json.loads(text)
    except RecursionError:
        raise SubmissionError(f"{path.name}: nested too deeply to be a notebook") from None
    except ValueError as error:
        raise SubmissionError(
            f"{path.name}: not a notebook that can be read ({error}); save it again in Jupyter"
        ) from None
    if not isinstance(tree, dict) or type(tree.get("nbformat")) is not int:
        raise SubmissionError(f"{path.name}: not a notebook: it does not state its nbformat")
    return tree


def _cells_of(tree: dict[str, Any], path: Path) -> list[dict[str, Any]]:
    """The cells where they stand in this version: in version 3 they are in worksheets."""
    holders = [tree] if tree["nbformat"] >= 4 else tree.get("worksheets")
    if not isinstance(holders, list) or not all(isinstance(holder, dict) for holder in holders):
        raise SubmissionError(f"{path.name}: not a notebook: it has no worksheets")
    lists = [holder.get("cells") for holder in holders]
    cells = [cell for part in lists if isinstance(part, list) for cell in part]
    if not all(isinstance(part, list) for part in lists) or not _are_cells(cells):
        raise SubmissionError(f"{path.name}: not a notebook: it has no list of cells")
    if len(cells) > MAX_CELLS:
        raise SubmissionError(f"{path.name}: more than {MAX_CELLS} cells")
    return cells


def _are_cells(cells: list[Any]) -> bool:
    return all(isinstance(cell, dict) and "cell_type" in cell for cell in cells)


def _upgraded(tree: dict[str, Any], path: Path) -> list[dict[str, Any]]:
    import nbformat

    if tree["nbformat"] == 4:
        return list(tree["cells"])
    try:
        upgraded = nbformat.convert(nbformat.from_dict(tree), 4)
        return _cells_of(upgraded, path)
    except SubmissionError:
        raise
    except Exception as error:  # nbformat raises whatever its conversions stumble over
        reason = " ".join(str(error).split())[:200]
        raise SubmissionError(
            f"{path.name}: not a notebook that can be read ({reason}); save it again in Jupyter"
        ) from None


def _cell(cell: dict[str, Any]) -> dict[str, Any]:
    """A code cell with its source and tags; of any other cell only that it is there."""
    if cell.get("cell_type") != "code":
        return {"cell_type": "markdown", "metadata": {}, "source": ""}
    source = cell.get("source", "")
    source = "".join(map(str, source)) if isinstance(source, list) else str(source)
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    kept = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    return {
        "cell_type": "code",
        "metadata": {"tags": kept[:MAX_TAGS]},
        "source": _encodable(source),
        "outputs": [],
        "execution_count": None,
    }


def _encodable(text: str) -> str:
    """The text with `?` for the halves of surrogate pairs that JSON lets through."""
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _notebook(cells: list[dict[str, Any]]) -> Any:
    import nbformat

    return nbformat.from_dict({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def code_of(notebook: Any) -> list[str]:
    """The sources of its code cells."""
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def code_of_text(path: Path) -> list[str]:
    """What makes two files the same work: a module's words, or a notebook's code."""
    if path.suffix.lower() == ".ipynb":
        return ["\n".join(code_of(read_notebook(path))).strip()]
    return path.read_text(encoding="utf-8", errors="replace").split()
