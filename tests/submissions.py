"""Makes submissions for tests and grades them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

from grader.course import Course
from grader.grading import Options, grade
from grader.model import ExerciseResult, Report
from grader.sandbox.launching import Launcher
from grader.submission import find

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Bench:
    """A course, a launcher and a folder: grades texts and files."""

    course: Course
    launcher: Launcher
    folder: Path

    def source(self, exercise_id: str) -> str:
        """The solution of an exercise."""
        folder = self.course.entry(exercise_id).folder
        return (self.course.solutions_dir / folder / f"{exercise_id}.py").read_text()

    def functions(self, exercise_id: str) -> str:
        """The solution without its demonstration, which an import would run."""
        return self.source(exercise_id).split("# %% tags")[0]

    def module(self, exercise_id: str, overlay: str = "", **options) -> ExerciseResult:
        """Grade the solution with `overlay` after it, as a module."""
        return self.text(exercise_id, f"{self.source(exercise_id)}\n\n# %%\n{overlay}", **options)

    def text(self, exercise_id: str, text: str, **options) -> ExerciseResult:
        """Grade a module's text."""
        path = self.folder / f"{exercise_id}.py"
        path.write_text(text, encoding="utf-8")
        return self.paths(path, **options).exercises[0]

    def notebook(self, exercise_id: str, *cells: str, **options) -> ExerciseResult:
        """Grade a notebook of code cells."""
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(cell) for cell in cells]
        )
        path = self.folder / f"{exercise_id}.ipynb"
        nbformat.write(notebook, path)
        return self.paths(path, **options).exercises[0]

    def paths(self, *paths: Path, only: str | None = None, **options) -> Report:
        """Grade files and folders."""
        submission = find(paths, self.course, only, self.folder)
        return grade(submission, self.course, self.launcher, Options(only=only, **options))


def verdicts(result: ExerciseResult) -> dict[str, str]:
    """The verdict of each check by its id."""
    return {check.id: check.verdict.value for check in result.checks}


def lost(result: ExerciseResult) -> dict[str, str]:
    """Verdict and message of each check that lost points."""
    return {
        check.id: f"{check.verdict.value}: {check.message}"
        for check in result.checks
        if check.points < check.max_points
    }


def expected_failures(path: Path) -> list[str]:
    """The ids on the `Fails:` line of a mistake."""
    match = re.search(r"^Fails: (.*?)(?:\"\"\")?$", path.read_text(), re.MULTILINE)
    assert match, f"{path}: no `Fails:` line"
    return [name.strip() for name in match[1].split(",")]
