"""Reading a notebook as data, of any version that nbformat knows."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

from grader.errors import SubmissionError

MAX_BYTES = 20 << 20
MAX_CELLS = 5_000


def read_notebook(path: Path) -> Any:
    """The notebook in `path`, in version 4, without its old outputs.

    Cells without ids or with duplicated ones are given new ids; they carry no meaning here.

    Raises:
        SubmissionError: it is too large, not JSON, or not a notebook.
    """
    import nbformat

    text = _read(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            notebook = nbformat.reads(text, as_version=4)
    except RecursionError:
        raise SubmissionError(f"{path.name}: nested too deeply to be a notebook") from None
    except Exception as error:  # nbformat raises whatever its conversions stumble over
        reason = " ".join(str(error).split())[:200]
        raise SubmissionError(
            f"{path.name}: not a notebook that can be read ({reason}); save it again in Jupyter"
        ) from None
    return _clean(notebook, path)


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SubmissionError(f"{path.name}: larger than {MAX_BYTES >> 20} MiB; clear outputs")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SubmissionError(f"{path.name}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SubmissionError(f"{path.name}: not text in UTF-8") from None


def _clean(notebook: Any, path: Path) -> Any:
    cells = notebook.get("cells")
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise SubmissionError(f"{path.name}: not a notebook: it has no list of cells")
    if len(cells) > MAX_CELLS:
        raise SubmissionError(f"{path.name}: more than {MAX_CELLS} cells")
    notebook.cells = [_cell(cell) for cell in cells]
    return notebook


def _cell(cell: Any) -> Any:
    import nbformat

    source = cell.get("source", "")
    source = "".join(map(str, source)) if isinstance(source, list) else str(source)
    if cell.get("cell_type") != "code":
        return nbformat.v4.new_markdown_cell("")
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    kept = [str(tag) for tag in tags] if isinstance(tags, list) else []
    return nbformat.v4.new_code_cell(source, metadata={"tags": kept})


def code_of(notebook: Any) -> list[str]:
    """The sources of its code cells."""
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def code_of_text(path: Path) -> list[str]:
    """What makes two files the same work: a module's lines, or a notebook's code, stripped."""
    if path.suffix == ".ipynb":
        return ["\n".join(code_of(read_notebook(path))).strip()]
    return path.read_text(encoding="utf-8", errors="replace").split()
