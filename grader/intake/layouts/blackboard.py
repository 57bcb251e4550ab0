"""Blackboard: "Assignment File Download" of the grade centre.

One flat folder of `<assignment>_<user name>_attempt_<date>_<file name>`, and for each attempt a
text that says who handed it in, without the file name. A file name is the student's own: whatever
stands behind the first date tells nothing of whose attempt it is.
"""

from __future__ import annotations

import contextlib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from grader.errors import SubmissionError
from grader.intake.handed import File, Handed, Student
from grader.intake.source import Texts

NAME = "blackboard"
KEYS = ("username",)
PATTERN = re.compile(
    r"(?P<who>[^/]+?)_attempt_(?P<at>\d{4}(?:-\d\d){5})(?:_(?P<file>[^/]+)|(?P<text>\.txt))"
)

OWNER = re.compile(r"[^:]+:\s*(?P<name>.*?)\s*\((?P<user>[^()]+)\)")
MAX_TEXT = 1 << 20


def fits(names: Sequence[str]) -> bool:
    """Whether most are called as Blackboard calls them."""
    return 2 * len(strays(names)) < len(names)


def strays(names: Iterable[str]) -> list[str]:
    """What is called otherwise."""
    return [name for name in names if not PATTERN.fullmatch(name)]


def read(names: Sequence[str], texts: Texts, ids: Sequence[str]) -> Iterable[Handed]:
    """A submission per user name, of the newest attempt."""
    found = [match for match in map(PATTERN.fullmatch, names) if match is not None]
    owners = _owners(texts, found)
    assignment = _assignment({match["who"] for match in found}, owners)
    by_user: dict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
    for match in found:
        name, user = owners.get(match["who"], ("", ""))
        user = user or match["who"].removeprefix(assignment)
        by_user[user, name].append(match)
    for (user, name), matches in by_user.items():
        yield _handed(Student(user, name, {"username": user}), matches)


def _owners(texts: Texts, found: Iterable[re.Match[str]]) -> dict[str, tuple[str, str]]:
    """Name and user name by what names begin with, of those of whom a text tells."""
    told = ((match["who"], _told(texts, match)) for match in found if match["text"])
    return {who: owner for who, owner in told if owner[1]}


def _told(texts: Texts, match: re.Match[str]) -> tuple[str, str]:
    """The name and user name in the first line of the text of an attempt, if it is as usual.

    That is `Name: Full Name (user name)`, in the language of the site.
    """
    with contextlib.suppress(SubmissionError):
        line = texts.text(match.string, MAX_TEXT).lstrip().partition("\n")[0]
        found = OWNER.fullmatch(line.strip())
        if found is not None and match["who"].endswith(f"_{found['user']}"):
            return found["name"], found["user"]
    return "", ""


def _assignment(beginnings: Collection[str], owners: Mapping[str, tuple[str, str]]) -> str:
    """What stands before the user names: as texts tell it, else what all names begin with.

    Of one student's alone, it is all parts but the last.
    """
    told = Counter(who.removesuffix(user) for who, (_, user) in owners.items())
    if told:
        return told.most_common(1)[0][0]
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
