"""A submission's exercises, each graded when the first of its checks is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import GraderError, SandboxError
from grader.grading import Grading, Options, not_graded
from grader.model import Report, to_json
from grader.publishing.telling import Case, cases
from grader.sandbox import launcher_for
from grader.sandbox.budget import Budget
from grader.testing.asked import Asked

if TYPE_CHECKING:
    from grader.sandbox.launching import Launcher


class Work:
    """Grades in workers, one exercise at a time; what came of it is kept.

    Args:
        asked: what to grade.
        scratch: a folder for copies of the files.
    """

    def __init__(self, asked: Asked, scratch: Path) -> None:
        self.asked = asked
        self._scratch = scratch
        self._found = {one.exercise_id: one for one in asked.submission.found}
        self._launcher: Launcher | None = None
        self._grading: Grading | None = None
        self._lost: SandboxError | None = None
        self._cases: dict[str, dict[str, Case]] = {}

    @property
    def level(self) -> str:
        """The level of isolation; "none" while nothing has run."""
        return self._launcher.level if self._launcher else "none"

    def case(self, exercise_id: str, check_id: str) -> Case:
        """What came of a check. What could not be judged is `not_graded`, and does not raise."""
        if exercise_id not in self._cases:
            graded = to_json(self._graded(exercise_id))["exercises"][0]
            self._cases[exercise_id] = {case.id: case for case in cases(graded)}
        return self._cases[exercise_id][check_id]

    def file(self, exercise_id: str) -> str:
        """The file that is graded, as reports name it."""
        found = self._found.get(exercise_id)
        return found.shown_as if found else ""

    def close(self) -> None:
        """End the server."""
        if self._launcher:
            self._launcher.close()

    def _graded(self, exercise_id: str) -> Report:
        exercise, name = self.asked.exercises[exercise_id], self.asked.submission.name
        try:
            result = self._started().exercise(exercise, self._found.get(exercise_id))
        except GraderError as error:
            alone = {exercise_id: exercise}
            return not_graded(self.asked.submission, alone, self.level, str(error))
        return Report(name, self.level, 0.0, {}, (result,))

    def _started(self) -> Grading:
        """The server is started once; where that fails, it is for all exercises."""
        if self._lost:
            raise self._lost
        if self._grading is None:
            course, found = self.asked.course, max(1, len(self._found))
            try:
                self._launcher = launcher_for(course, self.asked.level)
            except SandboxError as error:
                self._lost = error
                raise
            budget = Budget(course.limits.submission_s, found)
            self._grading = Grading(course, self._launcher, self._scratch, budget, Options())
        return self._grading
