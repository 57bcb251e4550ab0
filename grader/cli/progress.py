"""How a run goes on, on standard error: a bar on a terminal, elsewhere a line every few seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from grader.gradebook.store import Attempt
from grader.intake.handed import Handed

EVERY_S = 5.0


class Progress:
    """A watcher of a run that says how far it is. See `Watcher`.

    Args:
        total: how many submissions there are.
        say: prints (done, what to say of it).
    """

    def __init__(self, total: int, say: Callable[[int, str], None]) -> None:
        self._total = total
        self._say = say
        self._begin = time.monotonic()
        self._kept = self._graded = self._failures = 0

    def kept(self, handed: Handed) -> None:
        """See `Watcher`."""
        self._kept += 1
        self._tell()

    def graded(self, handed: Handed, attempt: Attempt) -> None:
        """See `Watcher`."""
        self._graded += 1
        self._failures += not attempt.is_graded
        self._tell()

    @property
    def done(self) -> int:
        """How many submissions have a result."""
        return self._kept + self._graded

    def _tell(self) -> None:
        self._say(self.done, self._told())

    def _told(self) -> str:
        rate = self._graded / max(time.monotonic() - self._begin, 1e-9)
        parts = [f"{rate:.1f} a second"]
        if self._graded and (left := self._total - self.done):
            parts.append(f"{duration(left / rate)} left")
        if self._kept:
            parts.append(f"{self._kept} were there already")
        if self._failures:
            parts.append(f"{self._failures} not graded")
        return ", ".join(parts)


@contextmanager
def watching(total: int) -> Iterator[Progress]:
    """A watcher that shows its progress until the run is over."""
    if sys.stderr.isatty():
        with _bar() as bar:
            task = bar.add_task("", total=total, told="importing TensorFlow …")
            yield Progress(total, lambda n, told: bar.update(task, completed=n, told=told))
        return
    lines = _Lines(total)
    yield Progress(total, lines.say)
    lines.end()


def _bar() -> Bar:
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[told]}"))
    return Bar(*columns, console=Console(stderr=True), refresh_per_second=4)


class _Lines:
    """A line now and then, and one at the end."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._next = time.monotonic() + EVERY_S
        self._line = ""

    def say(self, done: int, told: str) -> None:
        self._line = f"{done} of {self._total}: {told}"
        if time.monotonic() >= self._next:
            self.end()
            self._next = time.monotonic() + EVERY_S

    def end(self) -> None:
        if self._line:
            print(self._line, file=sys.stderr, flush=True)
        self._line = ""


def duration(seconds: float) -> str:
    """Seconds for people: `40 s`, `12 min`, `3 h 05 min`."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d} min"
