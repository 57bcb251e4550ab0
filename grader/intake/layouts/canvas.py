"""Canvas: "Download Submissions" of an assignment.

One flat folder of `<name>[_LATE]_<user id>_<attachment id>_<file name>`. A file that is handed in
again has `-1`, `-2` ... behind its name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.intake.handed import File, Handed, Student
from grader.intake.source import Source

NAME = "canvas"
PATTERN = re.compile(
    r"(?P<name>[^_/]+)_(?P<late>LATE_)?(?P<user>\d+)_(?P<attachment>\d+)_(?P<file>[^/]+)"
)
AGAIN = re.compile(r"(?P<stem>.+)-(?P<count>\d{1,3})")
TEXT_ENTRY = re.compile(r"text\.html?")


@dataclass(frozen=True, slots=True)
class _Upload:
    member: str
    name: str
    late: bool
    user: str
    attachment: int
    file: str


def fits(names: Iterable[str]) -> bool:
    """Whether all files are called as Canvas calls them."""
    return all(PATTERN.fullmatch(name) for name in names)


def read(names: Sequence[str], source: Source, ids: Sequence[str]) -> Iterable[Handed]:
    """A submission per user id, of the newest upload of each file.

    Args:
        names: the files.
        source: where they are; not needed here.
        ids: the course's exercises: a number behind one of these names is Canvas's.
    """
    by_user: dict[str, list[_Upload]] = defaultdict(list)
    for name in names:
        upload = _upload(name)
        by_user[upload.user].append(upload)
    for user, uploads in by_user.items():
        yield _handed(user, uploads, ids)


def _upload(member: str) -> _Upload:
    found = PATTERN.fullmatch(member)
    assert found is not None
    return _Upload(
        member,
        found["name"],
        found["late"] is not None,
        found["user"],
        int(found["attachment"]),
        found["file"],
    )


def _handed(user: str, uploads: Sequence[_Upload], ids: Sequence[str]) -> Handed:
    texts = [upload for upload in uploads if TEXT_ENTRY.fullmatch(upload.file)]
    by_name: dict[str, list[tuple[int, int, _Upload]]] = defaultdict(list)
    for upload in uploads:
        if upload not in texts:
            name, count = _without_count(upload.file, ids)
            by_name[name].append((count, upload.attachment, upload))
    newest = {name: max(versions)[2] for name, versions in by_name.items()}
    superseded = sorted(
        {u.member for u in uploads} - {u.member for u in [*newest.values(), *texts]}
    )
    return Handed(
        students=(Student(user, uploads[0].name, {"canvas": user}),),
        files=tuple(File(upload.member, name) for name, upload in newest.items()),
        late=any(upload.late for upload in newest.values() or uploads),
        superseded=tuple(superseded),
        notes=("A text was entered; it is not graded.",) if texts else (),
    )


def _without_count(file: str, ids: Sequence[str]) -> tuple[str, int]:
    """The name that the student gave, and how often it had been handed in before."""
    path = PurePosixPath(file)
    found = AGAIN.fullmatch(path.stem)
    if found is None or (path.stem in ids or found["stem"] not in ids):
        return file, 0
    return found["stem"] + path.suffix, int(found["count"])
