"""Notices that files are saved, however an editor does it: in place, by renaming, in two writes.

The system tells of every change (`watchfiles`: inotify, FSEvents, ReadDirectoryChangesW, or polling
where there is nothing of that kind); what comes within some milliseconds is one save. Which files
matter is not decided here.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from grader.errors import SubmissionError
from grader.files import shown

STEP_MS = 15
LONGEST_MS = 200
TICK_MS = 500
FILLED_S = 0.15
PAUSE_S = 0.01
Told = Callable[[frozenset[Path]], None]


class Saves:
    """Tells of saves in folders and of files until it is closed, in threads of its own.

    Of a folder everything below it is looked at, of a file what lies beside it. A folder that
    vanishes is waited for.

    Args:
        paths: folders and files.
        told: is given the paths that have changed; from several threads.

    Raises:
        SubmissionError: the system cannot watch that much.
    """

    def __init__(self, paths: Sequence[Path], told: Told) -> None:
        self._told = told
        self._ended = threading.Event()
        self._failed: list[str] = []
        folders = {path.resolve() for path in paths if path.is_dir()}
        beside = {path.resolve().parent for path in paths if not path.is_dir()} - folders
        self._threads = [self._start(folder, deep=True) for folder in sorted(folders)]
        self._threads += [self._start(folder, deep=False) for folder in sorted(beside)]

    def close(self) -> None:
        """Watch no more."""
        self._ended.set()
        for thread in self._threads:
            thread.join(2 * TICK_MS / 1000)

    def _start(self, folder: Path, *, deep: bool) -> threading.Thread:
        begun = threading.Event()
        thread = threading.Thread(
            target=self._watch, args=(folder, begun), kwargs={"deep": deep}, daemon=True
        )
        thread.start()
        begun.wait()
        if self._failed:
            self._ended.set()
            raise SubmissionError(
                f"{shown(folder)}: cannot be watched ({self._failed[0]}); name the files instead"
            )
        return thread

    def _watch(self, folder: Path, begun: threading.Event, *, deep: bool) -> None:
        """Watch the folder, and whichever one takes its place."""
        while not self._ended.is_set():
            try:
                self._watch_one(folder, begun, deep=deep)
            except FileNotFoundError:  # it is gone: perhaps it comes back
                pass
            except OSError as error:
                if not begun.is_set():
                    self._failed.append(str(error))
                    break
            self._ended.wait(TICK_MS / 1000)
        begun.set()

    def _watch_one(self, folder: Path, begun: threading.Event, *, deep: bool) -> None:
        from watchfiles import watch

        identity = _identity(folder)
        if identity is None:
            return
        changes = watch(
            folder,
            watch_filter=None,
            debounce=LONGEST_MS,
            step=STEP_MS,
            rust_timeout=TICK_MS,
            yield_on_timeout=True,
            stop_event=self._ended,
            recursive=deep,
            ignore_permission_denied=True,
        )
        was_gone = begun.is_set()
        for found in changes:  # the first time after a tick at most: then it is being watched
            begun.set()
            is_gone = _identity(folder) != identity
            paths = frozenset(Path(name) for _, name in found)
            if paths or is_gone or was_gone:  # what has happened while nobody watched counts too
                self._told(paths | ({folder} if is_gone or was_gone else frozenset()))
            if is_gone:
                return
            was_gone = False


def settle(paths: Iterable[Path]) -> None:
    """Wait a little for files that are empty or gone: an editor may be about to write them."""
    end = time.monotonic() + FILLED_S
    while any(not _has_content(path) for path in paths) and time.monotonic() < end:
        time.sleep(PAUSE_S)


def _has_content(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return path.stat().st_size > 0
    return False


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from one that has taken its place; None when there is none."""
    with contextlib.suppress(OSError):
        status = folder.stat()
        return status.st_dev, status.st_ino
    return None
