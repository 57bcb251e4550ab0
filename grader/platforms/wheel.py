"""The installed grader as a wheel: what is uploaded is what runs here, also without its sources."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import io
from collections.abc import Iterator
from pathlib import Path

from grader.errors import SubmissionError
from grader.platforms.bundle import Content, zipped

DISTRIBUTION = "deep-learning-grader"
PACKAGE = Path(__file__).resolve().parent.parent
LEFT_OUT = frozenset({"__pycache__", "course_files"})
KEPT = ("METADATA", "entry_points.txt")
WHEEL = "Wheel-Version: 1.0\nGenerator: grader\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def wheel() -> tuple[str, bytes]:
    """Its file name and its bytes, the same each time; a course that came with it is not in it.

    Raises:
        SubmissionError: the grader runs without being installed.
    """
    try:
        installed = importlib.metadata.distribution(DISTRIBUTION)
    except importlib.metadata.PackageNotFoundError:
        raise SubmissionError(
            "the grader is not installed, only found; pip install it, then pack again"
        ) from None
    stem = f"{DISTRIBUTION.replace('-', '_')}-{installed.version}"
    info = f"{stem}.dist-info"
    files = {f"grader/{name}": content for name, content in _of_package()}
    for name in KEPT:
        files[f"{info}/{name}"] = Content((installed.read_text(name) or "").encode())
    files[f"{info}/WHEEL"] = Content(WHEEL.encode())
    files[f"{info}/RECORD"] = Content(_record(files, f"{info}/RECORD").encode())
    return f"{stem}-py3-none-any.whl", zipped(files)


def _of_package() -> Iterator[tuple[str, Content]]:
    for path in sorted(PACKAGE.rglob("*")):
        name = path.relative_to(PACKAGE)
        if path.is_file() and not LEFT_OUT.intersection(name.parts):
            yield name.as_posix(), Content(path.read_bytes())


def _record(files: dict[str, Content], own: str) -> str:
    """The list of files with hashes that installers check (PEP 376)."""
    lines = io.StringIO()
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content.data).digest()).rstrip(b"=")
        lines.write(f"{name},sha256={digest.decode()},{len(content.data)}\n")
    lines.write(f"{own},,\n")
    return lines.getvalue()
