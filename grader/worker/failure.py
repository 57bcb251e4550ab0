"""What an exception raised by student code looks like on the wire."""

from __future__ import annotations

import linecache
import traceback
from collections.abc import Callable
from types import FrameType
from typing import Any

MESSAGE_LIMIT = 2_000
TRACEBACK_LIMIT = 6_000
AUTOGRAPH_FILE = "__autograph_generated_file"
KERNEL_FILES = ("ipython-input-", "ipykernel_")

IsStudent = Callable[[str], bool]


class Interrupted(BaseException):
    """Raised in student code when the trusted side says that its time is up."""


def is_of_kernel(filename: str) -> bool:
    """Whether that is what a kernel calls the code of a cell."""
    return any(part in filename for part in KERNEL_FILES)


def describe(error: BaseException, is_student: IsStudent) -> dict[str, Any]:
    """The type, message, line and traceback of `error`, as data.

    Args:
        error: what was raised.
        is_student: tells for a file name whether the student wrote that file.

    Returns:
        `traceback` begins at the first line of the student; `line`, `code` and `function` are
        those of the last one; `stub` is True when the student's own code raised
        NotImplementedError.
    """
    frames = list(traceback.walk_tb(error.__traceback__))
    own = [i for i, (frame, _) in enumerate(frames) if is_student(frame.f_code.co_filename)]
    last = frames[own[-1]] if own else None
    return {
        "type": type(error).__name__,
        "message": _text_of(error),
        "line": last[1] if last else None,
        "code": _line_of(*last) if last else None,
        "function": last[0].f_code.co_name if last else None,
        "traceback": _traceback(error, frames[own[0] :] if own else []),
        "stub": _is_stub(error, frames, is_student),
        "interrupted": isinstance(error, Interrupted),
    }


def _text_of(error: BaseException) -> str:
    try:
        return str(error)[:MESSAGE_LIMIT]
    except Exception:  # a student's __str__ may raise
        return ""


def _line_of(frame: FrameType, line: int) -> str:
    return linecache.getline(frame.f_code.co_filename, line, frame.f_globals).strip()[:200]


def _traceback(error: BaseException, frames: list[tuple[FrameType, int]]) -> str:
    lines = [
        f"  line {line}, in {frame.f_code.co_name}\n    {_line_of(frame, line)}\n"
        for frame, line in frames
    ]
    return ("".join(lines) + f"{type(error).__name__}: {_text_of(error)}")[-TRACEBACK_LIMIT:]


def _is_stub(
    error: BaseException, frames: list[tuple[FrameType, int]], is_student: IsStudent
) -> bool:
    """TensorFlow raises NotImplementedError too: the innermost line must be the student's."""
    if not isinstance(error, NotImplementedError) or not frames:
        return False
    innermost = frames[-1][0].f_code.co_filename
    return is_student(innermost) or AUTOGRAPH_FILE in innermost or "in user code" in _text_of(error)
