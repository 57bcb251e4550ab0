"""Gradescope: "Export Submissions" of an assignment.

`submission_metadata.yml` says who handed in each `submission_<id>/`, several for a group, and not
what: a folder that is not there is damage, no empty submission.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from grader.errors import SubmissionError
from grader.files import reason
from grader.intake.handed import File, Handed, Student
from grader.intake.roster import casefolded
from grader.intake.source import Texts, composed

NAME = "gradescope"
KEYS = ("sid", "email")
METADATA = "submission_metadata.yml"
MAX_METADATA = 256 << 20
MAX_NESTING = 50
IN_TIME = re.compile(r"[0:.\s]*|null", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What the metadata says of one submission."""

    folder: str
    students: tuple[Student, ...]
    at: str
    late: bool

    @property
    def place(self) -> tuple[str, int, str]:
        """Sorts attempts by time, and those of the same by number."""
        return self.at, len(self.folder), self.folder


def fits(names: Iterable[str]) -> bool:
    """Whether there is such a file."""
    return METADATA in set(names)


def strays(names: Iterable[str]) -> list[str]:
    """What lies beside the metadata; all where there are none."""
    found = set(names)
    return sorted(n for n in found if METADATA not in found or ("/" not in n and n != METADATA))


def read(names: Sequence[str], texts: Texts, ids: Sequence[str]) -> Iterable[Handed]:
    """Of each student the newest submission, alone or in whatever group.

    Raises:
        SubmissionError: the metadata cannot be read.
    """
    folders: dict[str, list[str]] = defaultdict(list)
    for name in names:
        folder, slash, path = name.partition("/")
        if slash:
            folders[folder] += [path] if path and not path.endswith("/") else []
    attempts = _apart([_attempt(folder, record) for folder, record in _metadata(texts).items()])
    yield from _newest(sorted(attempts, key=lambda attempt: attempt.place), folders)
    for folder in sorted(folders.keys() - {attempt.folder for attempt in attempts}):
        yield _unknown(folder, folders[folder])


def _metadata(texts: Texts) -> dict[str, Mapping[str, Any]]:
    """The records by folder; dates and numbers stay the texts that they are: `012` is a name."""
    text = texts.text(METADATA, MAX_METADATA)
    try:
        _refuse_deep(text)
        tree = yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise SubmissionError(f"{METADATA}: no YAML: {reason(error)}; export again") from None
    if not isinstance(tree, dict) or not tree:
        raise SubmissionError(f"{METADATA}: not Gradescope's: it names no submissions")
    return {str(k): v for k, v in tree.items() if isinstance(v, dict)}


def _refuse_deep(text: str) -> None:
    """To build what is nested deeply overflows the stack; to read on does not."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_NESTING:
            raise SubmissionError(
                f"{METADATA}: not Gradescope's: nested more than {MAX_NESTING} deep; export again"
            )


_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _value(record: Mapping[str, Any], name: str) -> Any:
    """What the record says: its names are symbols of Ruby, with a colon before them."""
    return record.get(f":{name}", record.get(name, ""))


def _attempt(folder: str, record: Mapping[str, Any]) -> _Attempt:
    submitters = _value(record, "submitters")
    found = [s for s in submitters if isinstance(s, dict)] if isinstance(submitters, list) else []
    named = tuple(student for student in map(_student, found) if student.key)
    late = IN_TIME.fullmatch(_text(_value(record, "lateness"))) is None
    students = named or (Student(folder),)
    return _Attempt(folder, students, _text(_value(record, "created_at")), late)


def _student(submitter: Mapping[str, Any]) -> Student:
    told = {name: _text(_value(submitter, name)) for name in ("name", "sid", "email")}
    ids = {name: told[name] for name in ("sid", "email") if told[name]}
    return Student(told["sid"] or told["email"] or told["name"], told["name"], ids)


def _apart(attempts: Sequence[_Attempt]) -> list[_Attempt]:
    """The attempts; who shares a key with somebody of another address has the address for it."""
    addresses: dict[str, set[str]] = defaultdict(set)
    for attempt in attempts:
        for student in attempt.students:
            addresses[student.key] |= casefolded([student.ids.get("email", "")])

    def own(student: Student) -> Student:
        is_shared = len(addresses[student.key]) > 1
        return replace(student, key=student.ids.get("email", student.key)) if is_shared else student

    return [replace(one, students=tuple(map(own, one.students))) for one in attempts]


def _text(value: Any) -> str:
    """What is written there; a list or a table is none, however much `str` would make of it."""
    return composed(value) if isinstance(value, str) and value not in ("null", "~") else ""


def _newest(attempts: Sequence[_Attempt], folders: Mapping[str, Sequence[str]]) -> Iterator[Handed]:
    """What counts, each for the students of whom it is the newest; `attempts` by time."""
    of_student: dict[str, list[_Attempt]] = defaultdict(list)
    for attempt in attempts:
        for student in attempt.students:
            of_student[student.key].append(attempt)
    for attempt in attempts:
        students = tuple(s for s in attempt.students if of_student[s.key][-1] is attempt)
        if students:
            earlier = {e.place: e.folder for s in students for e in of_student[s.key][:-1]}
            yield Handed(
                students=tuple({student.key: student for student in students}.values()),
                files=_files(attempt.folder, folders.get(attempt.folder)),
                late=attempt.late,
                at=attempt.at,
                superseded=tuple(earlier[place] for place in sorted(earlier)),
            )


def _files(folder: str, paths: Sequence[str] | None) -> tuple[File, ...]:
    """What lies in a folder. One that is not there is itself what the download lacks."""
    if paths is None:
        return (File(folder, folder),)
    return tuple(File(f"{folder}/{path}", path) for path in paths)


def _unknown(folder: str, paths: Sequence[str]) -> Handed:
    return Handed(
        students=(Student(folder),),
        files=_files(folder, paths),
        notes=(f"{METADATA} does not say whose it is.",),
    )
