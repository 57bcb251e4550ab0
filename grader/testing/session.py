"""A session of pytest that grades: what is collected, how it is shown, how it ends."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.escaping import for_line
from grader.publishing.telling import exactly
from grader.scratch import remove
from grader.testing.asked import asked
from grader.testing.items import ExerciseFile, path_of
from grader.testing.work import Work

OURS = pytest.ExitCode.INTERNAL_ERROR


@dataclass(frozen=True, slots=True)
class Worth:
    """What a check was worth."""

    exercise_id: str
    points: float
    max_points: float
    verdict: str
    isolation: str


def session_of(config: pytest.Config) -> GradingSession:
    """The plugin for what the command line asks for; it is cleaned up after with the session.

    Raises:
        UsageError: what is asked for cannot be done.
    """
    scratch = Path(tempfile.mkdtemp(prefix="grade-"))
    config.add_cleanup(lambda: remove(scratch))
    work = Work(asked(config, scratch), scratch)
    config.add_cleanup(work.close)
    return GradingSession(work, config)


class GradingSession:
    """Hooks of pytest.

    With xdist's processes this one is told of what came of the checks, and they grade.
    """

    def __init__(self, work: Work, config: pytest.Config) -> None:
        self._work = work
        self._config = config
        self._worths: dict[str, Worth] = {}

    def pytest_report_header(self) -> str:
        """What is graded, against what."""
        told = self._work.asked
        course = for_line(str(told.course.exercises_dir))
        return f"grading: {for_line(told.submission.name)}, course: {course}"

    @pytest.hookimpl(tryfirst=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Any:
        """In place of what lies in the current folder, the exercises."""
        if not isinstance(collector, pytest.Session):
            return None
        files: list[pytest.Item | pytest.Collector] = list(self._files(collector))
        return pytest.CollectReport(collector.nodeid, "passed", None, files)

    def _files(self, session: pytest.Session) -> Iterator[ExerciseFile]:
        told = self._work.asked
        forms = {found.exercise_id: found.form for found in told.submission.found}
        for exercise in told.exercises.values():
            path = path_of(exercise, forms.get(exercise.id), self._config.rootpath)
            yield ExerciseFile.from_parent(session, path=path, exercise=exercise, work=self._work)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: Any) -> Any:
        """An exercise's checks go to one process, so that it is graded once."""
        if config.getoption("dist") != "load":
            return None
        from xdist.scheduler import LoadFileScheduling

        return LoadFileScheduling(config, log)

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: Any) -> tuple[str, str, str] | None:
        """Points beside the word."""
        worth = _worth(report)
        if worth is None or report.when != "call":
            return None
        word = f"{report.outcome.upper()} [{exactly(worth.points)}/{exactly(worth.max_points)}]"
        if worth.verdict not in ("pass", "fail"):
            word += f" {worth.verdict}"
        return report.outcome, "." if report.passed else "F", word

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember what a check was worth."""
        worth = _worth(report)
        if worth and (report.when == "call" or report.failed):
            self._worths[report.nodeid] = worth

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """3 where a check could not be judged: that is no verdict on the student's work."""
        ours = any(worth.verdict == "not_graded" for worth in self._worths.values())
        if ours and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            session.exitstatus = OURS

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """The points of each exercise, and all of them."""
        if self._worths:
            terminalreporter.section("grades")
            for line in self._lines():
                terminalreporter.write_line(line)

    def _lines(self) -> Iterator[str]:
        worths = list(self._worths.values())
        exercises = self._work.asked.exercises
        width = max(len("total"), *map(len, exercises))
        for id, exercise in exercises.items():
            own = [worth for worth in worths if worth.exercise_id == id]
            said = _sum(own, exercise.max_score) if own else "not run"
            yield f"{id:{width}}  {said}"
        most = sum(exercise.max_score for exercise in exercises.values())
        levels = sorted({worth.isolation for worth in worths})
        yield f"{'total':{width}}  {_sum(worths, most)}, isolation: {', '.join(levels)}"


def _worth(report: Any) -> Worth | None:
    told: Mapping[str, str] = dict(getattr(report, "user_properties", ()))
    if "max_points" not in told:  # a process of xdist's has died
        return None
    points, most = float(told["points"]), float(told["max_points"])
    return Worth(told["exercise"], points, most, told["verdict"], told["isolation"])


def _sum(worths: list[Worth], most: float) -> str:
    """The points, and how many could not be had because their checks were left out."""
    said = f"{exactly(sum(worth.points for worth in worths))} / {exactly(most)}"
    unjudged = sum(worth.max_points for worth in worths if worth.verdict == "not_graded")
    left_out = most - sum(worth.max_points for worth in worths)
    if unjudged:
        said += f", {exactly(unjudged)} not graded"
    if left_out > 1e-9:
        said += f", {exactly(left_out)} not run"
    return said
