"""The records of a graded submission, and the report they make. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal

SCHEMA = "grader/report/v1"
Visibility = Literal["visible", "hidden"]
Form = Literal["module", "notebook"]


class Verdict(str, Enum):
    """What came of one check."""

    PASS = "pass"
    FAIL = "fail"
    ERROR = "error"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    OUTPUT = "output"
    MISSING = "missing"
    NOT_ATTEMPTED = "not_attempted"
    SKIPPED = "skipped"
    NOT_GRADED = "not_graded"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number stands: a document's file name and its first and last line, from 1."""

    document: str
    lines: tuple[int, int]

    def __str__(self) -> str:
        first, last = self.lines
        where = f"line {first}" if first == last else f"lines {first}-{last}"
        return f"document {self.document.split('_')[0]}, {where}"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of one check; `message` is for the student, at most three lines.

    `function` names what of the student's the check used last; no report tells it.
    """

    id: str
    title: str
    points: float
    max_points: float
    verdict: Verdict
    visibility: Visibility
    message: str | None = None
    mistake: str | None = None
    source: Source | None = None
    seconds: float = 0.0
    function: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A student's line beside the right one, as numbers.

    `got` may end before `x` does, and be empty; what went wrong is in `trouble`, a sentence.
    """

    label: str
    x: tuple[float, ...]
    got: tuple[float, ...]
    right_x: tuple[float, ...]
    right: tuple[float, ...]
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines that belong together, with what stands at their axes."""

    id: str
    title: str
    x_label: str
    y_label: str
    lines: tuple[Line, ...]
    trouble: str | None = None
    log: bool = False


@dataclass(frozen=True, slots=True)
class ExerciseResult:
    """The outcome of one exercise. `message` tells what concerns the whole file.

    `drawings` are for a page, where they were asked for, and `is_unreadable` says that the file
    does not parse, or is no text, so that nothing of it was executed, and `troubles` what of the
    file could not be run; they are not in the JSON.
    """

    id: str
    form: Form | None
    file: str | None
    max_score: float
    checks: tuple[CheckResult, ...]
    message: str | None = None
    output: str = ""
    drawings: tuple[Drawing, ...] = ()
    is_unreadable: bool = False
    troubles: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """The points of its checks."""
        return sum(check.points for check in self.checks)


@dataclass(frozen=True, slots=True)
class Report:
    """A graded submission."""

    submission: str
    isolation: str
    seconds: float
    versions: dict[str, str]
    exercises: tuple[ExerciseResult, ...]

    @property
    def score(self) -> float:
        """The points of all exercises."""
        return sum(exercise.score for exercise in self.exercises)

    @property
    def max_score(self) -> float:
        """The points that the manifest gives to the exercises asked for."""
        return sum(exercise.max_score for exercise in self.exercises)

    @property
    def not_graded(self) -> bool:
        """Whether a check could not be judged, through a fault of the grader or the course."""
        return any(
            check.verdict is Verdict.NOT_GRADED
            for exercise in self.exercises
            for check in exercise.checks
        )


def told_once(
    checks: Sequence[CheckResult], name: Callable[[CheckResult], str] = lambda check: check.id
) -> Iterator[CheckResult]:
    """The checks, each mistake's sentence (the last line of a message) said in full once.

    After that it is said which check has it, by `name`.
    """
    first: dict[str, str] = {}
    for check in checks:
        if check.mistake in first and check.message:
            *lines, _ = check.message.splitlines()
            lines.append(f"The same mistake as in {first[check.mistake]}.")
            check = dataclasses.replace(check, message="\n".join(lines))
        elif check.mistake:
            first[check.mistake] = name(check)
        yield check


def to_json(report: Report) -> dict[str, Any]:
    """The report as JSON types, in the form that `grade --json` promises."""
    return {
        "schema": SCHEMA,
        "submission": report.submission,
        "score": _round(report.score),
        "max_score": _round(report.max_score),
        "isolation": report.isolation,
        "seconds": round(report.seconds, 3),
        "versions": report.versions,
        "exercises": [_exercise_json(exercise) for exercise in report.exercises],
    }


def _exercise_json(exercise: ExerciseResult) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "form": exercise.form,
        "file": exercise.file,
        "score": _round(exercise.score),
        "max_score": _round(exercise.max_score),
        "message": exercise.message,
        "output": exercise.output,
        "checks": [_check_json(check) for check in exercise.checks],
    }


def _check_json(check: CheckResult) -> dict[str, Any]:
    tree = {field.name: getattr(check, field.name) for field in dataclasses.fields(check)}
    del tree["function"]
    tree["verdict"] = check.verdict.value
    tree["points"] = _round(check.points)
    tree["max_points"] = _round(check.max_points)
    tree["seconds"] = round(check.seconds, 4)
    if check.source is not None:
        tree["source"] = {"document": check.source.document, "lines": list(check.source.lines)}
    return tree


def _round(points: float) -> float:
    return round(float(points), 4)
