"""Grades a submission: runs each check against the student's work and makes the report."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from grader import __version__
from grader.course import CheckSet, Course, LoadedExercise
from grader.errors import AuthorError, SandboxError
from grader.execution import Execution, Loader, ModuleLoader, Unloadable
from grader.exercise import Check
from grader.judging import CheckFailed
from grader.model import CheckResult, ExerciseResult, Form, Report, Verdict
from grader.references import References
from grader.sandbox.budget import Budget, Share
from grader.sandbox.launching import Launcher
from grader.staging import stage
from grader.student import Student
from grader.submission import Found, Submission

TENSORFLOW_NAMES = ("tensorflow", "tensorflow-cpu", "tensorflow-intel", "tf-nightly")
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to grade.

    `jobs` exercises are graded at a time; `progress` is called with a line when one begins.
    """

    hidden: bool = False
    jobs: int = 1
    only: str | None = None
    progress: Progress = lambda line: None


def grade(submission: Submission, course: Course, launcher: Launcher, options: Options) -> Report:
    """Grade all that was found, and list what is missing when the submission is a whole one.

    Raises:
        AuthorError: the course is broken. What goes wrong with a worker does not raise: the
            checks concerned are `not_graded`.
    """
    begin = time.monotonic()
    ids = [options.only] if options.only else list(course.ids)
    found = {f.exercise_id: f for f in submission.found}
    wanted = [i for i in ids if submission.whole or i in found]
    loaded = {i: course.load(i, hidden=options.hidden) for i in wanted}
    budget = Budget(course.limits.submission_s, max(1, len(found)))
    with tempfile.TemporaryDirectory(prefix="grader-", ignore_cleanup_errors=True) as scratch:
        grading = Grading(course, launcher, Path(scratch), budget, options.progress)
        with ThreadPoolExecutor(max_workers=max(1, options.jobs)) as pool:
            results = pool.map(lambda i: grading.exercise(loaded[i], found.get(i)), wanted)
            exercises = _collected(results, launcher)
    return Report(
        submission=submission.name,
        isolation=launcher.level,
        seconds=time.monotonic() - begin,
        versions=versions(),
        exercises=exercises,
    )


def _collected(results: Iterator[ExerciseResult], launcher: Launcher) -> tuple[ExerciseResult, ...]:
    """All results; when this is interrupted the workers are ended, so that nobody waits on them."""
    try:
        return tuple(results)
    except BaseException:
        launcher.close()
        raise


def default_jobs() -> int:
    """Two exercises at a time where there are two processors, else one."""
    return min(2, os.cpu_count() or 1)


def versions() -> dict[str, str]:
    """The versions that a result depends on."""
    return {
        "grader": __version__,
        "tensorflow": _version_of(TENSORFLOW_NAMES),
        "numpy": _version_of(("numpy",)),
        "python": platform.python_version(),
    }


def _version_of(names: tuple[str, ...]) -> str:
    for name in names:
        try:
            return importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return "unknown"


class Grading:
    """Grades the exercises of one submission."""

    def __init__(
        self, course: Course, launcher: Launcher, scratch: Path, budget: Budget, progress: Progress
    ) -> None:
        self._course = course
        self._launcher = launcher
        self._scratch = scratch
        self._budget = budget
        self._progress = progress

    def exercise(self, exercise: LoadedExercise, found: Found | None) -> ExerciseResult:
        """The result of one exercise; without a file all its checks are missing."""
        if found is None:
            return _without_file(exercise)
        self._progress(f"{exercise.id}: {found.shown_as}")
        try:
            return self._graded(exercise, found, self._budget.share())
        except SandboxError as error:
            return _all_alike(exercise, found, Verdict.NOT_GRADED, f"Not graded: {error}.")

    def _graded(self, exercise: LoadedExercise, found: Found, share: Share) -> ExerciseResult:
        execution = Execution(
            self._launcher,
            _loader(found.form, self._launcher),
            lambda: stage(found, self._scratch),
            self._course.limits,
            share,
        )
        try:
            execution.start()
            checks = CheckRun(self._course, exercise, execution).results()
        except Unloadable as error:
            return _all_alike(exercise, found, Verdict.ERROR, str(error))
        finally:
            execution.close()
        return ExerciseResult(
            exercise.id,
            found.form,
            found.shown_as,
            exercise.max_score,
            checks,
            _message(found, execution),
            execution.output.text(),
        )


def _loader(form: Form, launcher: Launcher) -> Loader:
    if form == "module":
        return ModuleLoader()
    from grader.kernel import NotebookLoader

    launcher.warm_kernel()
    return NotebookLoader()


def _message(found: Found, execution: Execution) -> str | None:
    lines = [found.note] if found.note else []
    lines += [f"{trouble}; the rest was graded." for trouble in execution.troubles]
    if execution.left_out:
        lines.append(f"{execution.left_out} files beside it were left out: there are too many.")
    return "\n".join(lines) or None


def _without_file(exercise: LoadedExercise) -> ExerciseResult:
    checks = tuple(
        _result(check, group, Verdict.MISSING, f"There is no file {exercise.id}.py or .ipynb.")
        for check, group in exercise.checks()
    )
    message = f"Missing: no {exercise.id}.py or {exercise.id}.ipynb was handed in."
    return ExerciseResult(exercise.id, None, None, exercise.max_score, checks, message)


def _all_alike(
    exercise: LoadedExercise, found: Found, verdict: Verdict, message: str
) -> ExerciseResult:
    first = message.splitlines()[0]
    checks = tuple(_result(check, group, verdict, first) for check, group in exercise.checks())
    message = "\n".join([*([found.note] if found.note else []), message])
    return ExerciseResult(
        exercise.id, found.form, found.shown_as, exercise.max_score, checks, message
    )


def _result(check: Check, group: CheckSet, verdict: Verdict, message: str) -> CheckResult:
    return CheckResult(check.id, check.title, 0.0, check.points, verdict, group.visibility, message)


class CheckRun:
    """Runs the checks of one exercise in order, each after those that it builds on."""

    def __init__(self, course: Course, exercise: LoadedExercise, execution: Execution) -> None:
        self._course = course
        self._exercise = exercise
        self._student = Student(execution, exercise.signatures)
        self._verdicts: dict[str, Verdict] = {}

    def results(self) -> tuple[CheckResult, ...]:
        """The outcome of every check."""
        return tuple(self._result(check, group) for check, group in self._exercise.checks())

    def _result(self, check: Check, group: CheckSet) -> CheckResult:
        begin = time.monotonic()
        failed = self._blocked(check) or self._run(check, group)
        verdict = failed.verdict if failed else Verdict.PASS
        self._verdicts[check.id] = verdict
        source = self._course.numbers[check.numbers[0]].source if check.numbers else None
        return CheckResult(
            id=check.id,
            title=check.title,
            points=0.0 if failed else check.points,
            max_points=check.points,
            verdict=verdict,
            visibility=group.visibility,
            message=_explain(check, group, failed) if failed else None,
            source=source,
            seconds=time.monotonic() - begin,
        )

    def _blocked(self, check: Check) -> CheckFailed | None:
        for name in check.after:
            verdict = self._verdicts[name]
            if verdict in (Verdict.NOT_ATTEMPTED, Verdict.MISSING, Verdict.NOT_GRADED):
                return CheckFailed(verdict, f"It builds on {name}.")
            if verdict is not Verdict.PASS:
                return CheckFailed(Verdict.SKIPPED, f"It builds on {name}, which has not passed.")
        return None

    def _run(self, check: Check, group: CheckSet) -> CheckFailed | None:
        references = References.recorded(self._course.numbers, group.recorded, check.id)
        try:
            check.run(self._student, references)
        except CheckFailed as failed:
            return failed
        except (SandboxError, AuthorError) as error:
            return CheckFailed(Verdict.NOT_GRADED, f"Not graded: {error}")
        except Unloadable as error:
            return CheckFailed(Verdict.ERROR, str(error))
        except Exception as error:  # a check that raises is its author's fault, not a zero
            return CheckFailed(
                Verdict.NOT_GRADED,
                f"Not graded: the check itself raised {type(error).__name__}: {error}",
            )
        return None


def _explain(check: Check, group: CheckSet, failed: CheckFailed) -> str:
    """One to three lines: what happened, got and expected with their source, the hint."""
    lines = [failed.text]
    if group.visibility == "visible":
        lines[0] += f" {failed.diagnosis}" if failed.diagnosis else ""
        where = f" ({failed.source})" if failed.source else ""
        lines += [failed.detail + where] if failed.detail else []
    if check.hint and failed.verdict is Verdict.FAIL:
        lines.append(check.hint)
    return "\n".join(lines)
