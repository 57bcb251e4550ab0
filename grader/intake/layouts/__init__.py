"""How platforms lay out what they export, each in a module of its own.

Each has a `NAME`, says whether a list of names `fits` it, and can `read` them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import ModuleType

from grader.errors import SubmissionError
from grader.files import shown
from grader.intake.handed import File, Handed
from grader.intake.layouts import blackboard, canvas, gradescope, moodle, nbgrader, plain
from grader.intake.source import Member, Source

LAYOUTS: Mapping[str, ModuleType] = {
    module.NAME: module for module in (gradescope, moodle, blackboard, canvas, nbgrader, plain)
}


def read(source: Source, ids: Sequence[str], layout: str | None) -> tuple[str, list[Handed]]:
    """The layout's name, and what was handed in, in the order of the students' keys.

    Args:
        source: what was downloaded. Exports often lie in one folder more, which is passed over.
        ids: the ids of the course's exercises.
        layout: one of `LAYOUTS`; None to go by the shape.

    Raises:
        SubmissionError: nothing fits, or the named layout does not.
    """
    names = sorted(source.members())
    if not names:
        raise SubmissionError(f"{shown(source.path)}: holds no files")
    for module in [LAYOUTS[layout]] if layout else LAYOUTS.values():
        for root in _roots(names, ids, module):
            within = [name.removeprefix(root) for name in names]
            if module.fits(within):
                handed = list(module.read(within, _Within(source, root), ids))
                return module.NAME, _each_student_once([_moved(one, root) for one in handed])
    raise SubmissionError(_refusal(source.path, names, ids, layout))


def _roots(names: Sequence[str], ids: Sequence[str], module: ModuleType) -> list[str]:
    """What may come before all names: nothing, or the folder that holds all of them."""
    if module is plain and _is_one_submission(names, ids):
        return []
    tops = {name.partition("/")[0] if "/" in name else "" for name in names}
    if len(tops) > 1 or "" in tops:
        return [""]
    root = f"{tops.pop()}/"
    within = [name.removeprefix(root) for name in names]
    if module is not plain:
        return ["", root]
    own = any("/" not in name and PurePosixPath(name).stem in ids for name in within)
    return [""] if own or not any("/" in name for name in within) else [root]


def _is_one_submission(names: Sequence[str], ids: Sequence[str]) -> bool:
    """Whether the exercises lie at the top, where students should be."""
    return any("/" not in name and _is_named(name, ids) for name in names)


def _is_named(name: str, ids: Sequence[str]) -> bool:
    path = PurePosixPath(name)
    return path.suffix.casefold() in (".py", ".ipynb") and path.stem in ids


def _moved(handed: Handed, root: str) -> Handed:
    return replace(handed, files=tuple(File(root + f.member, f.path) for f in handed.files))


def _each_student_once(handed: Iterable[Handed]) -> list[Handed]:
    """Of submissions that share a student, the newest counts for that student."""
    newest: dict[str, Handed] = {}
    for one in sorted(handed, key=lambda h: h.at):
        for student in one.students:
            newest[student.key] = one
    kept: dict[int, list[str]] = {}
    chosen = {}
    for key, one in newest.items():
        kept.setdefault(id(one), []).append(key)
        chosen[id(one)] = one
    result = [_of(chosen[number], keys) for number, keys in kept.items()]
    return sorted(result, key=lambda h: h.students[0].key)


def _of(handed: Handed, keys: Sequence[str]) -> Handed:
    return replace(handed, students=tuple(s for s in handed.students if s.key in keys))


def _refusal(path: Path, names: Sequence[str], ids: Sequence[str], layout: str | None) -> str:
    if layout:
        return f"{shown(path)}: not laid out as --layout {layout}: {shown(names[0])} does not fit"
    if _is_one_submission(names, ids):
        return (
            f"{shown(path)}: looks like one submission, with {shown(names[0])} at its top; "
            "name the folder above it, or use grade"
        )
    return (
        f"{shown(path)}: no layout fits {shown(names[0])}; a folder or a file per student is one, "
        f"the others are {', '.join(name for name in LAYOUTS if name != plain.NAME)}"
    )


class _Within:
    """A source as seen from a folder in it."""

    def __init__(self, source: Source, root: str) -> None:
        self.path = source.path
        self.litter = source.litter
        self._source = source
        self._root = root

    def members(self) -> Mapping[str, Member]:
        members = self._source.members().items()
        return {name.removeprefix(self._root): member for name, member in members}

    def copy(self, name: str, target: Path, limit: int) -> None:
        self._source.copy(self._root + name, target, limit)

    def text(self, name: str, limit: int) -> str:
        return self._source.text(self._root + name, limit)

    def digest(self, name: str) -> str:
        return self._source.digest(self._root + name)

    def close(self) -> None:
        self._source.close()
