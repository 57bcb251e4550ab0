"""Which exercise a file is, when its name does not say: the one whose functions it defines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from grader.errors import SubmissionError
from grader.files import read
from grader.notebook import code_of, read_notebook

MAX_CODE = 1 << 20  # characters; a definition further down is not looked for
ASIDE = re.compile(
    r"""
      '{3} [^'\\]* (?: (?: \\.? | '(?!'') ) [^'\\]* )* (?: '{3} )?
    | "{3} [^"\\]* (?: (?: \\.? | "(?!"") ) [^"\\]* )* (?: "{3} )?
    | ' [^'\\\n]* (?: \\.? [^'\\\n]* )* '?
    | " [^"\\\n]* (?: \\.? [^"\\\n]* )* "?
    | \#[^\n]*
    | \\\n
    """,
    re.VERBOSE | re.DOTALL,
)
"""A text, a comment, or the end of a line that goes on; what is not ended goes on to the end."""

LINE = re.compile(r"^([ \t\f]*)(\S.*)", re.MULTILINE)
HEADER = re.compile(r"(?:async\s+)?(?:class\b|def\s+(\w+))")
ASSIGNED = re.compile(
    r"(?:^|[;:=])\s*(\w+)\s*(?==(?!=))"  # also in `if x: y = 1`, `x; y = 1` and `x = y = 1`
    r"|(?:^|;)\s*(\w+)\s*:[^=;]*=(?!=)"
)


def exercise_of(path: Path, names: Mapping[str, frozenset[str]]) -> str | None:
    """The exercise of which the file defines most; None where none or several are alike.

    The file is neither executed nor parsed: what was made to that end takes Python's own parser any
    time and memory, or crashes it.

    Args:
        path: a module or a notebook.
        names: by exercise, what students define: functions, and names that they give a value.
    """
    try:
        defined = _defined(path)
    except SubmissionError:
        return None
    counts = {exercise: len(defined & wanted) for exercise, wanted in names.items()}
    most = max(counts.values(), default=0)
    best = [exercise for exercise, count in counts.items() if count == most]
    return best[0] if most and len(best) == 1 else None


def _defined(path: Path) -> set[str]:
    """What is defined outside of functions and classes.

    Whatever encoding a module declares, its ASCII is that of UTF-8: Python runs no other.
    """
    if path.suffix.lower() == ".ipynb":
        parts = code_of(read_notebook(path))
    else:
        parts = [read(path, path.name).decode("utf-8-sig", errors="replace")]
    return {name for part in parts for name in _definitions(re.sub("\r\n?", "\n", part))}


def _definitions(code: str) -> Iterator[str]:
    """The names in their order; those in `if` and `try` too."""
    within: int | None = None
    for indent, line in _lines(ASIDE.sub("", code[:MAX_CODE])):
        if within is not None and indent > within:
            continue
        header = HEADER.match(line)
        within = indent if header else None
        if header is None:
            yield from (found[1] or found[2] for found in ASSIGNED.finditer(line))
        elif header[1]:
            yield header[1]


def _lines(code: str) -> Iterator[tuple[int, str]]:
    """What does not stand in brackets, and how far it is indented.

    Of a line that goes on in brackets it is the first part. A header that is not indented ends
    brackets that were forgotten.
    """
    depth = 0
    for found in LINE.finditer(code):
        blanks, line = found.groups()
        if depth == 0 or (not blanks and HEADER.match(line)):
            depth = 0
            yield len(blanks.expandtabs(8)), line
        opened = sum(map(line.count, "([{")) - sum(map(line.count, ")]}"))
        depth = max(depth + opened, 0)
