"""Results as files that are whole at any moment, whenever a platform looks or ends the run."""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

from grader.errors import SubmissionError
from grader.files import reason, shown


def write_text(path: Path, text: str) -> None:
    """Put a text in the place of what is there, in one step; the folder is made.

    A student may have laid out that folder: a link there is replaced, never followed.

    Raises:
        SubmissionError: it cannot be written there.
    """
    made = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with made.open("x", encoding="utf-8", errors="replace") as file:
            file.write(text)
        made.replace(path)
    except OSError as error:
        raise SubmissionError(
            f"{shown(path)}: results cannot be written there: {reason(error)}"
        ) from None
    finally:
        with contextlib.suppress(OSError):
            made.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Take away what was written there before, if anything was.

    Raises:
        SubmissionError: it cannot be taken away.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise SubmissionError(f"{shown(path)}: cannot be removed: {reason(error)}") from None
