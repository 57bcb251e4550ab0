"""What is refused before a run begins: folders that are not there, results in place of work."""

from __future__ import annotations

import os
import re
from pathlib import Path

from grader.errors import SubmissionError
from grader.files import reason, shown
from grader.platforms.platform import Place, Platform, refuse_rows

READ = 4_096
"""Characters, in which the beginning of results is found."""


def check_place(platform: Platform, place: Place) -> None:
    """Refuse a place that was named wrongly; nothing has been written by then.

    Raises:
        SubmissionError: a folder that was named is not there, the platform knows no such rows, or
            what would be written takes the place of something that was handed in.
    """
    if not os.path.isdir(place.root):
        raise SubmissionError(
            f"--root {shown(place.root)}: no such folder; make it or name another"
        )
    if place.submission is not None and not os.path.exists(place.submission):
        raise SubmissionError(f"--submission {shown(place.submission)}: no such file or folder")
    refuse_rows(platform, place.hidden_rows)
    if place.out is None:
        return  # names of the platform's own in a checkout are nobody else's
    folder = os.path.realpath(platform.submission(place))
    written = {place.out.name: platform.beginning, **platform.beside}
    for name, beginning in written.items():
        path = Path(os.path.realpath(place.out.parent), name)
        if _lies_in(path, folder) and os.path.lexists(path) and not _is_former(path, beginning):
            raise SubmissionError(
                f"--out {shown(place.out)}: {shown(name)} was handed in there, and would be "
                "replaced by results; name a place outside of the submission"
            )


def _lies_in(path: Path, folder: str) -> bool:
    return Path(folder) in (path, *path.parents)


def _is_former(path: Path, beginning: str) -> bool:
    """Whether it is a file that an earlier run has written."""
    if os.path.islink(path) or not os.path.isfile(path):
        return False
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return re.match(beginning, file.read(READ)) is not None
    except OSError as error:
        raise SubmissionError(f"--out {shown(path)}: cannot be read: {reason(error)}") from None
