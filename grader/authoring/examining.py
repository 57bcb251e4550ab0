"""Runs the checks of an exercise against texts that an author has written, several at a time."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from grader.checking import CheckRun, Outcome
from grader.course import Course, LoadedExercise
from grader.errors import AuthorError
from grader.execution import Execution, Unloadable
from grader.exercise import Check
from grader.grading import execution_of
from grader.model import Form
from grader.sandbox.budget import Budget
from grader.sandbox.launching import Launcher
from grader.submission import Found

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of a text: its checks' outcomes, and what did not run when it was loaded."""

    outcomes: tuple[Outcome, ...]
    troubles: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether all of it ran and every check passed."""
        return not self.troubles and not self.lost

    @property
    def lost(self) -> tuple[Outcome, ...]:
        """The outcomes of the checks that did not pass."""
        return tuple(outcome for outcome in self.outcomes if outcome.failed)


@dataclass(frozen=True, slots=True)
class Task:
    """One text to examine.

    Attributes:
        exercise: its checks.
        text: of the module or the notebook.
        form: which of the two.
        wanted: which checks to run.
        until_failure: whether to stop at the first check that fails.
        measuring: whether to measure what checks say of the documents' numbers.
    """

    exercise: LoadedExercise
    text: str
    form: Form = "module"
    wanted: Callable[[Check], bool] = lambda check: True
    until_failure: bool = False
    measuring: bool = False


class Examiner:
    """Examines texts in workers, as grading does."""

    def __init__(self, course: Course, launcher: Launcher, jobs: int | None = None) -> None:
        self.course = course
        self._launcher = launcher
        self._jobs = jobs or os.cpu_count() or 1

    def patient(self, factor: float) -> Examiner:
        """The same with all time limits multiplied."""
        limits = self.course.limits
        times = ("call_s", "load_s", "submission_s")
        changed = {name: getattr(limits, name) * factor for name in times}
        course = dataclasses.replace(self.course, limits=dataclasses.replace(limits, **changed))
        return Examiner(course, self._launcher, self._jobs)

    def examine(self, task: Task) -> Examined:
        """Examine one text.

        Raises:
            SandboxError: no worker could be had.
        """
        try:
            with self.executing(task) as execution:
                run = CheckRun(
                    self.course,
                    task.exercise,
                    execution,
                    measuring=task.measuring,
                    wanted=task.wanted,
                )
                outcomes = run.outcomes(until_failure=task.until_failure)
                return Examined(outcomes, tuple(str(t) for t in execution.troubles))
        except AuthorError as error:
            return Examined((), (str(error),))

    def each(
        self, items: Iterable[Item], work: Callable[[Item], Result]
    ) -> Iterator[tuple[Item, Result]]:
        """`work` of each item, several at a time, in the order of the items."""
        listed = list(items)
        with ThreadPoolExecutor(self._jobs) as pool:
            yield from zip(listed, pool.map(work, listed), strict=True)

    @contextlib.contextmanager
    def executing(self, task: Task) -> Iterator[Execution]:
        """The task's text, loaded in a worker.

        Raises:
            AuthorError: it cannot be loaded.
            SandboxError: no worker could be had.
        """
        with tempfile.TemporaryDirectory(prefix="grader-", ignore_cleanup_errors=True) as folder:
            found = _written(task, Path(folder) / "given")
            limits = self.course.limits
            share = Budget(limits.submission_s, 1).share()
            execution = execution_of(found, self._launcher, limits, Path(folder), share)
            try:
                execution.start()
                yield execution
            except Unloadable as error:
                raise AuthorError(f"{found.shown_as}: {error}") from None
            finally:
                execution.close()


def _written(task: Task, folder: Path) -> Found:
    folder.mkdir()
    suffix = ".py" if task.form == "module" else ".ipynb"
    path = folder / f"{task.exercise.id}{suffix}"
    path.write_text(task.text, encoding="utf-8")
    return Found(task.exercise.id, path, task.form, path.name)
