"""Gradescope: "Export Submissions" of an assignment.

`submission_metadata.yml` says who handed in each `submission_<id>/`, several for a group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from grader.errors import SubmissionError
from grader.files import reason
from grader.intake.handed import File, Handed, Student
from grader.intake.source import Source

NAME = "gradescope"
METADATA = "submission_metadata.yml"
MAX_METADATA = 256 << 20


def fits(names: Iterable[str]) -> bool:
    """Whether there is such a file."""
    return METADATA in set(names)


def read(names: Sequence[str], source: Source, ids: Sequence[str]) -> Iterable[Handed]:
    """A submission per group of students, the newest of each.

    Raises:
        SubmissionError: the metadata cannot be read.
    """
    folders: dict[str, list[str]] = defaultdict(list)
    for name in names:
        folder, _, path = name.partition("/")
        if path:
            folders[folder].append(path)
    attempts: dict[tuple[str, ...], list[tuple[str, str, Mapping[str, Any]]]] = defaultdict(list)
    known = _metadata(source)
    for folder, record in known.items():
        students = _students(record, folder)
        at = str(_value(record, "created_at", ""))
        attempts[tuple(s.key for s in students)].append((at, folder, record))
    for found in attempts.values():
        yield _handed(sorted(found, key=lambda attempt: attempt[:2]), folders)
    for folder in folders.keys() - known.keys():
        yield _unknown(folder, folders[folder])


def _metadata(source: Source) -> dict[str, Mapping[str, Any]]:
    try:
        tree = yaml.load(source.text(METADATA, MAX_METADATA), Loader=_LOADER)
    except yaml.YAMLError as error:
        raise SubmissionError(f"{METADATA}: no YAML: {reason(error)}; export again") from None
    if not isinstance(tree, dict):
        raise SubmissionError(f"{METADATA}: not Gradescope's: it names no submissions")
    return {str(k): v for k, v in tree.items() if isinstance(v, dict)}


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _value(record: Mapping[str, Any], name: str, default: Any) -> Any:
    """What the record says: its names are symbols of Ruby, with a colon before them."""
    return record.get(f":{name}", record.get(name, default))


def _students(record: Mapping[str, Any], folder: str) -> tuple[Student, ...]:
    submitters = _value(record, "submitters", [])
    found = [s for s in submitters if isinstance(s, dict)] if isinstance(submitters, list) else []
    named = tuple(student for student in map(_student, found) if student.key)
    return named or (Student(folder),)


def _student(submitter: Mapping[str, Any]) -> Student:
    told = {name: str(_value(submitter, name, None) or "") for name in ("name", "sid", "email")}
    ids = {name: told[name] for name in ("sid", "email") if told[name]}
    return Student(told["sid"] or told["email"] or told["name"], told["name"], ids)


def _handed(
    attempts: Sequence[tuple[str, str, Mapping[str, Any]]], folders: Mapping[str, Sequence[str]]
) -> Handed:
    at, folder, record = attempts[-1]
    return Handed(
        students=_students(record, folder),
        files=tuple(File(f"{folder}/{path}", path) for path in folders.get(folder, ())),
        at=at,
        superseded=tuple(earlier for _, earlier, _ in attempts[:-1]),
    )


def _unknown(folder: str, paths: Sequence[str]) -> Handed:
    return Handed(
        students=(Student(folder),),
        files=tuple(File(f"{folder}/{path}", path) for path in paths),
        notes=(f"{METADATA} does not say whose it is.",),
    )
