"""Grades a submission: runs each check against the student's work and makes the report."""

from __future__ import annotations

import functools
import importlib.metadata
import os
import platform
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from grader import __version__
from grader.checking import CheckRun, results
from grader.course import CheckSet, Course, LoadedExercise
from grader.errors import AuthorError, SandboxError
from grader.execution import Execution, Loader, Unloadable, Unreadable
from grader.exercise import Check
from grader.manifest import Limits
from grader.model import CheckResult, Drawing, ExerciseResult, Form, Report, Verdict
from grader.module import ModuleLoader
from grader.sandbox.budget import Budget, Share
from grader.sandbox.launching import Launcher
from grader.scratch import scratch
from grader.staging import stage
from grader.student import Student
from grader.submission import Found, Submission

TENSORFLOW_NAMES = ("tensorflow", "tensorflow-cpu", "tensorflow-intel", "tf-nightly")
Progress = Callable[[str], None]
Finished = Callable[[ExerciseResult], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to grade.

    `jobs` exercises are graded at a time; `progress` is called with a line when one begins,
    `finished` with its result when it ends, each from any thread; `curves` has the exercises'
    curves drawn as well.
    """

    hidden: bool = False
    curves: bool = False
    jobs: int = 1
    only: str | None = None
    progress: Progress = lambda line: None
    finished: Finished = lambda result: None


def grade(
    submission: Submission,
    course: Course,
    launcher: Launcher,
    options: Options,
    exercises: Mapping[str, LoadedExercise] | None = None,
) -> Report:
    """Grade all that was found, and list what is missing when the submission is a whole one.

    Args:
        submission: what was found.
        course: what it is graded against.
        launcher: where workers come from.
        options: how to grade.
        exercises: those of the course, where they are loaded already.

    Raises:
        AuthorError: the course is broken. What goes wrong with a worker does not raise: the
            checks concerned are `not_graded`.
    """
    begin = time.monotonic()
    found = {f.exercise_id: f for f in submission.found}
    wanted = _wanted(submission, course, options)
    loaded = exercises or {i: course.load(i, hidden=options.hidden) for i in wanted}
    budget = Budget(course.limits.submission_s, max(1, len(found)))
    with scratch("grader-") as folder:
        grading = Grading(course, launcher, folder, budget, options)
        with ThreadPoolExecutor(max_workers=max(1, options.jobs)) as pool:
            results = pool.map(lambda i: grading.exercise(loaded[i], found.get(i)), wanted)
            graded = _collected(results, pool, launcher)
    return Report(
        submission=submission.name,
        isolation=launcher.level,
        seconds=time.monotonic() - begin,
        versions=versions(),
        exercises=graded,
    )


def not_graded(
    submission: Submission, exercises: Mapping[str, LoadedExercise], level: str, why: str
) -> Report:
    """The report of a submission that could not be graded, through no fault of the student's."""
    found = {f.exercise_id: f for f in submission.found}
    results = tuple(
        _all_alike(exercise, found.get(id), Verdict.NOT_GRADED, f"Not graded: {why}.")
        for id, exercise in exercises.items()
    )
    return Report(submission.name, level, 0.0, versions(), results)


def _wanted(submission: Submission, course: Course, options: Options) -> list[str]:
    """The exercises to report on, in the course's order."""
    found = {f.exercise_id for f in submission.found}
    ids = [options.only] if options.only else list(course.ids)
    return [i for i in ids if submission.whole or i in found]


def _collected(
    results: Iterator[ExerciseResult], pool: ThreadPoolExecutor, launcher: Launcher
) -> tuple[ExerciseResult, ...]:
    """All results; when this is interrupted the workers are ended, so that nobody waits on them."""
    try:
        return tuple(results)
    except Exception:  # the launcher may have others to serve
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    except BaseException:
        launcher.close()
        raise


def default_jobs() -> int:
    """Two exercises at a time where there are two processors, else one."""
    return min(2, os.cpu_count() or 1)


@functools.cache
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
        self, course: Course, launcher: Launcher, scratch: Path, budget: Budget, options: Options
    ) -> None:
        self._course = course
        self._launcher = launcher
        self._scratch = scratch
        self._budget = budget
        self._options = options

    def exercise(self, exercise: LoadedExercise, found: Found | None) -> ExerciseResult:
        """The result of one exercise; without a file all its checks are missing."""
        result = _without_file(exercise) if found is None else self._of_file(exercise, found)
        self._options.finished(result)
        return result

    def _of_file(self, exercise: LoadedExercise, found: Found) -> ExerciseResult:
        self._options.progress(f"{exercise.id}: {found.shown_as}")
        try:
            return self._graded(exercise, found, self._budget.share())
        except AuthorError:
            raise
        except SandboxError as error:
            return _all_alike(exercise, found, Verdict.NOT_GRADED, f"Not graded: {error}.")
        except Exception as error:  # ours; the other exercises, and other submissions, go on
            told = f"Not graded: the grader failed: {type(error).__name__}: {error}."
            return _all_alike(exercise, found, Verdict.NOT_GRADED, " ".join(told.split()))

    def _graded(self, exercise: LoadedExercise, found: Found, share: Share) -> ExerciseResult:
        execution = execution_of(found, self._launcher, self._course.limits, self._scratch, share)
        try:
            execution.start()
            run = CheckRun(self._course, exercise, execution)
            outcomes = run.outcomes()
            drawn = self._drawn(exercise, run.student)
        except Unloadable as error:
            result = _all_alike(exercise, found, Verdict.ERROR, str(error))
            unreadable = isinstance(error, Unreadable)
            return replace(result, is_unreadable=unreadable, troubles=(str(error),))
        finally:
            execution.close()
        return ExerciseResult(
            exercise.id,
            found.form,
            found.shown_as,
            exercise.max_score,
            results(outcomes, exercise, self._course.numbers),
            _message(found, execution),
            execution.output.text(),
            drawn,
            troubles=tuple(str(trouble) for trouble in execution.troubles),
        )

    def _drawn(self, exercise: LoadedExercise, student: Student) -> tuple[Drawing, ...]:
        if not self._options.curves:
            return ()
        from grader.curves import drawings

        return drawings(exercise, student, self._course.numbers)


def execution_of(
    found: Found, launcher: Launcher, limits: Limits, scratch: Path, share: Share
) -> Execution:
    """An execution of a file; nothing of it runs before it is started."""
    loader = _loader(found.form, launcher)
    return Execution(launcher, loader, lambda: stage(found, scratch), limits, share)


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
    exercise: LoadedExercise, found: Found | None, verdict: Verdict, message: str
) -> ExerciseResult:
    first = message.splitlines()[0]
    checks = tuple(_result(check, group, verdict, first) for check, group in exercise.checks())
    if found is None:
        return ExerciseResult(exercise.id, None, None, exercise.max_score, checks, message)
    message = "\n".join([*([found.note] if found.note else []), message])
    return ExerciseResult(
        exercise.id, found.form, found.shown_as, exercise.max_score, checks, message
    )


def _result(check: Check, group: CheckSet, verdict: Verdict, message: str) -> CheckResult:
    return CheckResult(check.id, check.title, 0.0, check.points, verdict, group.visibility, message)
