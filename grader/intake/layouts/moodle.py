"""Moodle: "Download all submissions" of an assignment.

`<full name>_<participant id>_assignsubmission_file` begins each name: of a folder, with a `_` at
its end before Moodle 4.1, or, where folders are switched off, of the file itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from grader.intake.handed import File, Handed, Student
from grader.intake.source import Texts

NAME = "moodle"
KEYS = ("moodle",)
PATTERN = re.compile(
    r"(?P<name>[^/]+?)_(?P<id>\d+)_assignsubmission_(?P<kind>[a-z]+)(?:_?/|_)(?P<file>.*)"
)


def fits(names: Sequence[str]) -> bool:
    """Whether most are called as Moodle calls them."""
    return 2 * len(strays(names)) < len(names)


def strays(names: Iterable[str]) -> list[str]:
    """What is called otherwise."""
    return [name for name in names if not PATTERN.fullmatch(name)]


def read(names: Sequence[str], texts: Texts, ids: Sequence[str]) -> Iterable[Handed]:
    """A submission per participant id. Moodle keeps the last one alone."""
    by_participant: dict[str, list[re.Match[str]]] = defaultdict(list)
    for name in names:
        found = PATTERN.fullmatch(name)
        assert found is not None
        by_participant[found["id"]].append(found)
    for participant, found_files in by_participant.items():
        yield _handed(participant, found_files)


def _handed(participant: str, found: Sequence[re.Match[str]]) -> Handed:
    files = [
        File(match.string, match["file"])
        for match in found
        if match["kind"] == "file" and not match.string.endswith("/")
    ]
    other = sorted({match["kind"] for match in found} - {"file"})
    return Handed(
        students=(Student(participant, found[0]["name"], {"moodle": participant}),),
        files=tuple(files),
        notes=tuple(f"There is a submission of kind {kind}; it is not graded." for kind in other),
    )
