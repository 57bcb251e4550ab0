"""`grade --watch`: the result of a file that is saved, each time that it is saved."""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import time
from collections.abc import Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import click
from rich.console import Console

from grader.board import Board, refuse_zips
from grader.cli.running import emit
from grader.cli.terminal import progress, show
from grader.confinement import Level
from grader.course import Course
from grader.escaping import for_terminal
from grader.grading import Options, default_jobs
from grader.model import Report
from grader.sandbox import launcher_for
from grader.sandbox.leash import Leash
from grader.sandbox.spares import Spares
from grader.saves import Saves, settle

CLEARED = "\x1b[2J\x1b[H"
LINE = "{at}  waiting for the next save; Ctrl-C ends"
WAIT_S = 3_600.0


def watch(
    paths: Sequence[Path],
    course: Course,
    level: Level | None,
    *,
    only: str | None,
    hidden: bool,
    verbose: bool,
) -> None:
    """Grade, and grade again whatever is saved, until it is interrupted.

    Raises:
        SubmissionError: there is nothing to grade, or it cannot be watched.
        AuthorError: the course is broken.
        SandboxError: no worker can be had.
    """
    refuse_zips(paths)
    paths = [Path(os.path.abspath(path)) for path in paths]  # they may vanish, this folder too
    leash = Leash(launcher_for(course, level))
    spares = Spares(leash)
    try:
        options = Options(hidden=hidden, jobs=default_jobs(), only=only)
        Watch(Board(paths, course, spares, options), leash, spares, verbose=verbose).run(paths)
    except KeyboardInterrupt:  # how this ends
        pass
    finally:
        leash.call_back()
        spares.close()


def refuse_other_output(*, as_json: bool, html: Path | None, hints: int) -> None:
    """Refuse what gives one result, since there will be many.

    Raises:
        click.UsageError: it is asked for.
    """
    given = {"--json": as_json, "--html": html is not None, "--hint": hints > 0}
    for option in (option for option, is_given in given.items() if is_given):
        raise click.UsageError(f"--watch shows results as they come; leave out {option}")


class Watch:
    """Waits for saves and shows what comes of them; a grading is given up for a newer save."""

    def __init__(self, board: Board, leash: Leash, spares: Spares, *, verbose: bool) -> None:
        self._board = board
        self._leash = leash
        self._spares = spares
        self._verbose = verbose
        self._events: queue.SimpleQueue[frozenset[Path] | None] = queue.SimpleQueue()

    def run(self, paths: Sequence[Path]) -> None:
        """Go on until an exception ends it."""
        saves = Saves(paths, self._events.put)
        try:
            with ThreadPoolExecutor(max_workers=1) as pool:
                self._go_on(pool)
        finally:
            saves.close()

    def _go_on(self, pool: ThreadPoolExecutor) -> None:
        old, first = self._board.look(()), True
        try:
            while True:
                old = self._graded(pool, old, first=first) or self._next_save()
                first = False
        except BaseException:
            self._leash.call_back()  # so that nobody waits for the pool,
            self._leash.close()  # nor it for TensorFlow
            raise

    def _graded(
        self, pool: ThreadPoolExecutor, ids: frozenset[str], *, first: bool
    ) -> frozenset[str]:
        """Grade and show these exercises; those that have been saved meanwhile."""
        begun = self._board.begin(ids)
        with progress(enabled=sys.stderr.isatty(), first=_named(ids, first=first)):
            future = pool.submit(self._board.grade, begun)
            future.add_done_callback(lambda done: self._events.put(None))
            newer = self._until(future, ids)
        self._leash.let_go()
        report = future.result()
        if newer & ids:
            return ids | newer
        self._show(self._board.keep(report), None if first else ids)
        self._spares.refill()
        return newer

    def _until(self, future: Future[Report], ids: frozenset[str]) -> frozenset[str]:
        """What is saved until the grading is over; it is given up when it is of no more use."""
        newer: frozenset[str] = frozenset()
        while not future.done():
            newer |= self._look()
            if newer & ids:
                self._leash.call_back()
        return newer

    def _next_save(self) -> frozenset[str]:
        old: frozenset[str] = frozenset()
        while not old:
            old = self._look()
        return old

    def _look(self) -> frozenset[str]:
        """The exercises that the next changes concern; none where it was something else."""
        changed = self._changed()
        if not changed:
            return frozenset()
        settle(self._board.expected_in(changed))
        return self._board.look(changed)

    def _changed(self) -> frozenset[Path]:
        """The next changes, with all that have come since."""
        found: list[frozenset[Path] | None] = []
        with contextlib.suppress(queue.Empty):  # with a limit: else no signal ends it on Windows
            found.append(self._events.get(timeout=WAIT_S))
            while True:
                found.append(self._events.get_nowait())
        return frozenset().union(*(paths for paths in found if paths))

    def _show(self, report: Report, ids: Collection[str] | None) -> None:
        console = Console(highlight=False)
        with console.capture() as captured:
            show(report, console, verbose=self._verbose, only=ids)
            if self._board.trouble:
                console.print(for_terminal(self._board.trouble), style="yellow", markup=False)
            console.print(LINE.format(at=time.strftime("%H:%M:%S")), style="dim")
        emit((CLEARED if console.is_terminal else "") + captured.get())


def _named(ids: Collection[str], *, first: bool) -> str:
    return "importing TensorFlow …" if first else f"grading {', '.join(sorted(ids))} …"
