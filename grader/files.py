"""Reading what lies in a student's folder: nothing blocks, nothing is followed, all is counted."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from grader.errors import GraderError, SandboxError, SubmissionError
from grader.escaping import for_line

MAX_FILE = 20 << 20
MAX_DEPTH = 50
MAX_ENTRIES = 200_000
CHUNK = 1 << 20
OF_THE_MACHINE = frozenset(
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EROFS", "EIO", "EMFILE", "ENFILE", "ENOMEM")
    if hasattr(errno, name)
)
OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def shown(path: Path | str) -> str:
    """A path for people, on one line: what is no text or cannot be seen becomes `�`."""
    return for_line(str(path))


def read(path: Path, name: str, limit: int = MAX_FILE) -> bytes:
    """The bytes of a regular file; a pipe or a device is refused instead of waited for.

    Args:
        path: the file; a link is followed, for it may be what was named on the command line.
        name: how to call it in a message.
        limit: the most bytes that are read, whatever size the system reports.

    Raises:
        SubmissionError: it cannot be read, is no file, or is larger.
        SandboxError: this machine is at fault.
    """
    try:
        with os.fdopen(os.open(path, OPEN_FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise SubmissionError(f"{name}: not a file; hand in a module or a notebook")
            data = file.read(min(limit, status.st_size) + 1)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from None
    if len(data) > limit or status.st_size > limit:
        raise SubmissionError(
            f"{name}: larger than {limit >> 20} MiB; clear outputs, leave data out"
        )
    return data


def unreadable(name: str, error: Exception, told: str | None = None) -> GraderError:
    """What to raise for what could not be read or copied: whose fault it is, the error tells.

    Args:
        name: how to call it in a message.
        error: what happened.
        told: what to say where it is the submission's fault; by default what the system says.
    """
    if isinstance(error, MemoryError) or getattr(error, "errno", None) in OF_THE_MACHINE:
        return SandboxError(f"{name}: {reason(error)} (on this machine)")
    return SubmissionError(f"{name}: {told or f'cannot be read: {reason(error)}'}")


def reason(error: Exception) -> str:
    """What the system says, without the path; on one line."""
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return for_line(" ".join(text.split()))


def walk(
    folder: Path, passed_over: Callable[[str], bool], first: Callable[[str], bool]
) -> Iterator[Path]:
    """The regular files in and below a folder; those of a folder before those below it.

    Links, pipes and devices are left out, so are folders that cannot be read and what lies deeper
    than `MAX_DEPTH`.

    Args:
        folder: where to begin.
        passed_over: whether a file or folder of that name is left out.
        first: whether a file of that name comes before others of its folder.

    Raises:
        SubmissionError: the folder holds more than `MAX_ENTRIES` files and folders.
    """
    waiting, seen = [(folder, 0)], 0
    while waiting:
        place, depth = waiting.pop()
        entries = _entries(place, MAX_ENTRIES - seen)
        seen += len(entries)
        if seen > MAX_ENTRIES:
            raise SubmissionError(
                f"{shown(folder)}: more than {MAX_ENTRIES} files; "
                "name the folder that holds the exercises alone"
            )
        kept = sorted((e for e in entries if not passed_over(e.name)), key=lambda e: e.name)
        files = [entry.name for entry in kept if _is_file(entry)]
        yield from (place / name for name in sorted(files, key=lambda name: not first(name)))
        if depth < MAX_DEPTH:
            folders = [place / entry.name for entry in kept if _is_folder(entry)]
            waiting += [(path, depth + 1) for path in reversed(folders)]


def _entries(folder: Path, limit: int) -> list[os.DirEntry[str]]:
    """At most one more than `limit`."""
    try:
        with os.scandir(folder) as entries:
            return list(itertools.islice(entries, limit + 1))
    except OSError:
        return []


def _is_file(entry: os.DirEntry[str]) -> bool:
    with contextlib.suppress(OSError):
        return entry.is_file(follow_symlinks=False)
    return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    with contextlib.suppress(OSError):
        return entry.is_dir(follow_symlinks=False)
    return False


def copy(path: Path, target: Path, limit: int) -> int:
    """Copy a regular file that is no link; how many bytes.

    Raises:
        OSError: it is none any more, cannot be read, or has grown past `limit`.
    """
    flags = OPEN_FLAGS | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags), "rb") as source:
        if not stat.S_ISREG(os.fstat(source.fileno()).st_mode):
            raise OSError(f"{path.name}: not a file")
        target.parent.mkdir(parents=True, exist_ok=True)
        return pour(source.read, target, limit)


def pour(read_next: Callable[[int], bytes], target: Path, limit: int) -> int:
    """Write what comes, chunk by chunk; how many bytes.

    Raises:
        OSError: more than `limit` bytes come, or they cannot be written.
    """
    copied = 0
    with target.open("wb") as file:
        while data := read_next(CHUNK):
            copied += len(data)
            if copied > limit:
                raise OSError("more comes than was announced")
            file.write(data)
    return copied
