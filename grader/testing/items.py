"""Exercises as pytest's files, and checks as its tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.course import LoadedExercise
from grader.escaping import for_line, for_terminal
from grader.publishing.telling import HIDDEN, HIDDEN_TITLE, exactly
from grader.testing.work import Work

OURS = "That is the grader's fault, not yours."


class NotPassed(Exception):
    """A check has not earned all its points; the text is the student's to read."""


class ExerciseFile(pytest.File):
    """An exercise; its path, which need not be there, gives its checks their ids.

    The path is made of the exercise's id alone: what students call their files does not change
    how the checks are called.
    """

    def __init__(self, *, exercise: LoadedExercise, work: Work, **known: Any) -> None:
        super().__init__(**known)
        self.exercise = exercise
        self.work = work

    def collect(self) -> Iterator[CheckItem]:
        """A test for each visible check, and one for all hidden ones."""
        for check, group in self.exercise.checks():
            if group.visibility == "visible":
                yield CheckItem.from_parent(self, name=check.id, title=check.title)
        if any(group.checks for group in self.exercise.sets if group.visibility == "hidden"):
            yield CheckItem.from_parent(self, name=HIDDEN, title=HIDDEN_TITLE)


class CheckItem(pytest.Item):
    """A check. Nothing of the student runs in this process: it is looked up what came of it."""

    def __init__(self, *, title: str, **known: Any) -> None:
        super().__init__(**known)
        assert isinstance(self.parent, ExerciseFile)
        self._exercise_id, self._work = self.parent.exercise.id, self.parent.work
        self._title = title

    def setup(self) -> None:
        """Have the exercise graded; fails where that could not be, through no student's fault."""
        case = self._work.case(self._exercise_id, self.name)
        self.user_properties[:] = [
            ("exercise", self._exercise_id),
            ("points", exactly(case.points)),
            ("max_points", exactly(case.max_points)),
            ("verdict", case.verdict),
            ("file", for_line(self._work.file(self._exercise_id))),
            ("isolation", self._work.level),
        ]
        if case.verdict == "not_graded":
            pytest.fail(for_terminal(f"{case.text}\n{OURS}".strip()), pytrace=False)

    def runtest(self) -> None:
        """Passes for all points, and for nothing less."""
        case = self._work.case(self._exercise_id, self.name)
        if not case.is_full:
            raise NotPassed(for_terminal(f"{self._title}\n{case.text}".strip()))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What `grade` says of it, and no traceback: there is none of the student's."""
        if isinstance(excinfo.value, NotPassed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where it is said to stand, and how it is headed."""
        return self.path, None, f"{self._exercise_id}: {self.name}"


def path_of(exercise: LoadedExercise, form: str | None, root: Path) -> Path:
    """The path that stands for an exercise: in the folder that pytest names things from."""
    return root / f"{exercise.id}{'.ipynb' if form == 'notebook' else '.py'}"
