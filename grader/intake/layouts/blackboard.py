"""Blackboard: "Assignment File Download" of the grade centre.

One flat folder of `<assignment>_<user name>_attempt_<date>_<file name>`, and for each attempt a
text that says who handed it in, without the file name.
"""

from __future__ import annotations

import contextlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from grader.errors import SubmissionError
from grader.intake.handed import File, Handed, Student
from grader.intake.source import Source

NAME = "blackboard"
PATTERN = re.compile(
    r"(?P<who>[^/]+)_attempt_(?P<at>\d{4}(?:-\d\d){5})(?:_(?P<file>[^/]+)|(?P<text>\.txt))"
)

OWNER = re.compile(r"[^:]+:\s*(?P<name>.*?)\s*\((?P<user>[^()]+)\)")
MAX_TEXT = 1 << 20


def fits(names: Iterable[str]) -> bool:
    """Whether all files are called as Blackboard calls them."""
    return all(PATTERN.fullmatch(name) for name in names)


def read(names: Sequence[str], source: Source, ids: Sequence[str]) -> Iterable[Handed]:
    """A submission per user name, of the newest attempt."""
    found = [match for match in map(PATTERN.fullmatch, names) if match is not None]
    assignment = _assignment({match["who"] for match in found})
    told = {match["who"]: _told(source, match) for match in found if match["text"]}
    by_user: dict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
    for match in found:
        name, user = told.get(match["who"], ("", ""))
        user = user or match["who"].removeprefix(assignment)
        by_user[user, name].append(match)
    for (user, name), matches in by_user.items():
        yield _handed(Student(user, name, {"username": user}), matches)


def _told(source: Source, match: re.Match[str]) -> tuple[str, str]:
    """The name and user name in the first line of the text of an attempt, if it is as usual.

    That is `Name: Full Name (user name)`, in the language of the site.
    """
    with contextlib.suppress(SubmissionError):
        line = source.text(match.string, MAX_TEXT).lstrip().partition("\n")[0]
        found = OWNER.fullmatch(line.strip())
        if found is not None and match["who"].endswith(f"_{found['user']}"):
            return found["name"], found["user"]
    return "", ""


def _assignment(beginnings: Collection[str]) -> str:
    """The parts that all names begin with; of one student's alone, all but the last."""
    parts = [beginning.split("_") for beginning in beginnings]
    shared = min(map(len, parts)) - 1
    while len({tuple(part[:shared]) for part in parts}) > 1:
        shared -= 1
    return "".join(f"{part}_" for part in parts[0][:shared])


def _handed(student: Student, matches: Sequence[re.Match[str]]) -> Handed:
    newest = max(match["at"] for match in matches)
    files = [match for match in matches if match["at"] == newest and match["file"]]
    return Handed(
        students=(student,),
        files=tuple(File(match.string, match["file"]) for match in files),
        at=newest,
        superseded=tuple(sorted({match["at"] for match in matches} - {newest})),
    )
