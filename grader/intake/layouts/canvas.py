"""Canvas: "Download Submissions" of an assignment.

One flat folder of `<name>[_LATE]_<user id>_<attachment id>_<file name>`; what was entered ends in
`_text.html` or `_link.html` instead. Where names are hidden, `[LATE_]anon_<letters and digits>`
stands for name and user id. A file that is handed in again has `-1`, `-2` ... behind its name.

Canvas takes `_<digits>_` out of names, since it finds the ids so itself (`sanitize_user_name` in
its `content_zipper.rb`). A name may still end in `_01`: no id begins with a zero. One that ends in
`_1` cannot be told from an id; where it is that of somebody else, theirs are under two names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from grader.intake.handed import File, Handed, Student
from grader.intake.source import Texts

NAME = "canvas"
KEYS = ("canvas",)
PATTERN = re.compile(
    r"(?:(?=(?:LATE_)?anon_)|(?P<name>[^/]*?)_)(?P<late>LATE_)?"
    r"(?P<user>[1-9]\d*|anon_[0-9A-Za-z]+)_"
    r"(?:(?P<attachment>[1-9]\d*)_(?P<file>[^/]+)|(?P<entry>text|link)\.html)"
)
AGAIN = re.compile(r"(?P<stem>.+)-(?P<count>\d{1,3})")


def fits(names: Sequence[str]) -> bool:
    """Whether most are called as Canvas calls them."""
    return 2 * len(strays(names)) < len(names)


def strays(names: Iterable[str]) -> list[str]:
    """What is called otherwise."""
    return [name for name in names if not PATTERN.fullmatch(name)]


def read(names: Sequence[str], texts: Texts, ids: Sequence[str]) -> Iterable[Handed]:
    """A submission per user id, of the newest upload of each file.

    Args:
        names: the files.
        texts: what stands in them; not needed here.
        ids: the course's exercises: a number behind one of these names is Canvas's.
    """
    by_user: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in filter(None, map(PATTERN.fullmatch, names)):
        by_user[match["user"]].append(match)
    for user, matches in by_user.items():
        yield _handed(user, matches, ids)


def _handed(user: str, matches: Sequence[re.Match[str]], ids: Sequence[str]) -> Handed:
    uploads = [match for match in matches if not match["entry"]]
    plain = {*ids, *(match["file"] for match in uploads)}
    by_name: dict[str, list[tuple[int, int, re.Match[str]]]] = defaultdict(list)
    for match in uploads:
        name, count = _without_count(match["file"], plain)
        by_name[name].append((count, int(match["attachment"]), match))
    newest = {name: max(versions)[2] for name, versions in by_name.items()}
    counting = {match.string for match in newest.values()}
    return Handed(
        students=(_student(user, matches[0]["name"] or ""),),
        files=tuple(File(match.string, name) for name, match in newest.items()),
        late=any(match["late"] for match in newest.values() or matches),
        superseded=tuple(sorted({match.string for match in uploads} - counting)),
        notes=(*_entered(matches), *_names_told(user, matches)),
    )


def _entered(matches: Iterable[re.Match[str]]) -> Iterator[str]:
    for entry in sorted({match["entry"] for match in matches} - {None}):
        yield f"A {entry} was entered; it is not graded."


def _names_told(user: str, matches: Iterable[re.Match[str]]) -> Iterator[str]:
    """That there are several; not which, since feedback shows it to the student."""
    names = {match["name"] for match in matches}
    if len(names) > 1:
        yield f"Files of user {user} are under {len(names)} names: look whose they are."


def _student(user: str, name: str) -> Student:
    """Who hides behind `anon_` has no user id."""
    return Student(user, name, {"canvas": user} if user.isdigit() else {})


def _without_count(file: str, plain: Container[str]) -> tuple[str, int]:
    """The name that the student gave, and how often it had been handed in before.

    Args:
        file: as Canvas calls it.
        plain: the names, and the stems, behind which a number is Canvas's.
    """
    path = PurePosixPath(file)
    found = AGAIN.fullmatch(path.stem)
    if found is None or path.stem in plain:
        return file, 0
    name = found["stem"] + path.suffix
    return (name, int(found["count"])) if found["stem"] in plain or name in plain else (file, 0)
