"""Which exercise a file is, when its name does not say: the one whose functions it defines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from grader.errors import SubmissionError
from grader.files import read
from grader.notebook import code_of, read_notebook

BESIDE = frozenset({"check", "checks", "helper", "helpers", "test", "tests", "util", "utils"})
DEFINED = re.compile(r"^(?:def[ \t]+(\w+)[ \t]*\(|(\w+)[ \t]*(?::[^=\n]*)?=(?!=))", re.MULTILINE)


def exercise_of(path: Path, names: Mapping[str, frozenset[str]]) -> str | None:
    """The exercise of which the file defines most; None where none or several are alike.

    The file is not executed, nor parsed: a definition begins a line.

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


def is_version(stem: str, exercise: str) -> bool:
    """Whether a name is that of another version of the exercise's file: `double (1)`, `double_v2`.

    What the name says to be a test or a helper is none.
    """
    rest = stem.removeprefix(exercise)
    return rest != stem and not BESIDE.intersection(re.findall("[a-z]+", rest.casefold()))


def _defined(path: Path) -> set[str]:
    if path.suffix.lower() == ".ipynb":
        code = "\n".join(code_of(read_notebook(path)))
    else:
        code = read(path, path.name).decode("utf-8", errors="replace")
    return {function or name for function, name in DEFINED.findall(code)}
