"""How platforms lay out what they export, each in a module of its own.

Each has a `NAME` and `KEYS`: of these kinds of ids the first that is known is a student's key. It
says whether a list of names `fits` it, which of them are `strays`, nobody's there, and can `read`
the others. Of a folder without files the name ends with `/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

from grader.errors import SubmissionError
from grader.files import shown
from grader.intake.handed import File, Handed
from grader.intake.layouts import blackboard, canvas, gradescope, moodle, nbgrader, plain, roots
from grader.intake.source import Source, Texts

LAYOUTS: Mapping[str, ModuleType] = {
    module.NAME: module for module in (gradescope, moodle, blackboard, canvas, nbgrader, plain)
}


@dataclass(frozen=True, slots=True)
class Intake:
    """What a source holds.

    Attributes:
        layout: the name of its layout.
        handed: what was handed in, in the order of the students' keys.
        remarks: what is unusual about the class as a whole, a sentence each.
    """

    layout: str
    handed: list[Handed]
    remarks: tuple[str, ...]


def keys_of(layout: str) -> tuple[str, ...]:
    """The kinds of ids that make a student's key in a layout; none where names do."""
    keys: tuple[str, ...] = LAYOUTS[layout].KEYS
    return keys


def read(source: Source, ids: Sequence[str], layout: str | None) -> Intake:
    """Tell whose files are which.

    Args:
        source: what was downloaded. Folders that hold all the rest are passed over.
        ids: the ids of the course's exercises.
        layout: one of `LAYOUTS`; None to go by the shape.

    Raises:
        SubmissionError: nothing fits, or the named layout does not.
    """
    if not source.members():
        raise SubmissionError(f"{shown(source.path)}: holds no files")
    names = sorted([*source.members(), *(f"{folder}/" for folder in source.folders)])
    for module in [LAYOUTS[layout]] if layout else LAYOUTS.values():
        for root in _roots(names, ids, module):
            within = [name.removeprefix(root) for name in names if name.startswith(root)]
            if _fits(module, within, demanded=layout is not None):
                return _taken(source, names, ids, module, root)
    raise SubmissionError(_refusal(source.path, names, ids, layout))


def _roots(names: Sequence[str], ids: Sequence[str], module: ModuleType) -> list[str]:
    """The folders that may hold the class, with a `/` behind them."""
    if module is not plain:
        return roots.all_of(names)
    return [] if roots.has_exercise(names, ids) else [roots.of_students(names, ids)]


def _fits(module: ModuleType, names: Sequence[str], *, demanded: bool) -> bool:
    if demanded:
        return len(module.strays(names)) < len(names)
    return bool(module.fits(names))


def _taken(
    source: Source, names: Sequence[str], ids: Sequence[str], module: ModuleType, root: str
) -> Intake:
    within = [name.removeprefix(root) for name in names if name.startswith(root)]
    strays = {*module.strays(within)}
    rest = [name for name in within if name not in strays]
    handed = [_moved(one, root) for one in module.read(rest, _Within(source, root), ids)]
    outside = [name for name in names if not name.startswith(root)]
    nobodys = [*outside, *(root + name for name in within if name in strays)]
    remarks = [*source.remarks, *_passed_over(module, root), *_strays_told(module, nobodys)]
    return Intake(module.NAME, sorted(handed, key=lambda one: one.students[0].key), tuple(remarks))


def _passed_over(module: ModuleType, root: str) -> Iterator[str]:
    if module is plain and root:
        yield f"{shown(root)}: passed over; what lies in it is taken to be a student's each."


def _strays_told(module: ModuleType, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield f"{shown(name)}: not as {module.NAME} has it, so nobody's; it was passed over."


def _moved(handed: Handed, root: str) -> Handed:
    return replace(handed, files=tuple(File(root + f.member, f.path) for f in handed.files))


def _refusal(path: Path, names: Sequence[str], ids: Sequence[str], layout: str | None) -> str:
    if layout:
        return f"{shown(path)}: not laid out as --layout {layout}: {shown(names[0])} does not fit"
    if exercise := roots.has_exercise(names, ids):
        return (
            f"{shown(path)}: looks like one submission, with {shown(exercise)} at its top; "
            "name the folder above it, or use grade"
        )
    return (
        f"{shown(path)}: no layout fits {shown(names[0])}; a folder or a file per student is one, "
        f"the others are {', '.join(name for name in LAYOUTS if name != plain.NAME)}"
    )


@dataclass(frozen=True, slots=True)
class _Within:
    """A source's texts as seen from a folder in it."""

    source: Texts
    root: str

    def text(self, name: str, limit: int) -> str:
        return self.source.text(self.root + name, limit)
