"""Where in a source the class begins: exports often lie in a folder more, or in several."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from grader.submission import named_exercise

ENDINGS = (".py", ".ipynb", ".zip")
"""What a student's only file may end with."""


def all_of(names: Sequence[str]) -> list[str]:
    """Nothing, then each folder in turn that is the only one and holds most, with a `/` behind it.

    Files beside such a folder are nobody's.
    """
    found = [""]
    inner = _only_folder(names, "")
    while inner and 2 * sum(name.startswith(inner) for name in names) > len(names):
        found.append(inner)
        inner = _only_folder(names, inner)
    return found


def of_students(names: Sequence[str], ids: Sequence[str]) -> str:
    """The folder whose folders and files are students.

    That is the innermost one that holds everything, if there are two students or more in it, and
    no exercise: that would be one student's work.
    """
    root = ""
    while (inner := _only_folder(names, root)) and len(_tops(names, root)) == 1:
        root = inner
    own = has_exercise([name.removeprefix(root) for name in names if name.startswith(root)], ids)
    return "" if own or len({student_of(top) for top in _tops(names, root)}) < 2 else root


def student_of(name: str) -> str:
    """Whose that is: the folder at the top is called so, or the file without its ending."""
    top, slash, _ = name.partition("/")
    return top if slash else PurePosixPath(top).stem


def has_exercise(names: Sequence[str], ids: Sequence[str]) -> str:
    """The exercise's file that lies at the top, where students should be; "" for none."""
    return next((name for name in names if "/" not in name and _is_named(name, ids)), "")


def _only_folder(names: Sequence[str], root: str) -> str:
    """The folder in `root` if there is one alone; "" otherwise."""
    within = [name.removeprefix(root) for name in names if name.startswith(root)]
    folders = {name.partition("/")[0] for name in within if "/" in name}
    return f"{root}{folders.pop()}/" if len(folders) == 1 else ""


def _tops(names: Sequence[str], root: str) -> set[str]:
    """The folders in `root`, with a `/` behind them, and the files that could be a student's."""
    within = [name.removeprefix(root) for name in names if name.startswith(root)]
    files = {n for n in within if "/" not in n and n.casefold().endswith(ENDINGS)}
    return files | {name.partition("/")[0] + "/" for name in within if "/" in name}


def _is_named(name: str, ids: Sequence[str]) -> bool:
    path = PurePosixPath(name)
    return (
        path.suffix.casefold() in (".py", ".ipynb") and named_exercise(path.stem, ids) is not None
    )
