"""How far the grading of a submission has come: what every platform is told. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from grader.model import ExerciseResult, Report, to_json

UNFINISHED = "grading did not finish"
FAULT = "Some checks could not be judged. That is not your fault; ask for it to be graded again."


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the grading of a submission has come.

    Attributes:
        report: as `grade --json --all` prints it; exercises that were not reached are
            `not_graded` in it. Empty where nothing can be said of any exercise.
        is_final: whether nothing more will come.
        notes: what is unusual about the files, a sentence each.
        trouble: what kept all from being judged, for the instructor.
        has_work: whether there is a file of an exercise that can be read.
    """

    report: Mapping[str, Any] = field(default_factory=dict)
    is_final: bool = False
    notes: Sequence[str] = ()
    trouble: str = ""
    has_work: bool = True

    @property
    def is_judged(self) -> bool:
        """Whether every check was judged."""
        checks = (check for one in self.report.get("exercises", ()) for check in one["checks"])
        verdicts = [check["verdict"] for check in checks]
        return bool(verdicts) and "not_graded" not in verdicts

    @property
    def score(self) -> float:
        """The points of what was judged."""
        return float(self.report.get("score", 0.0))

    @property
    def max_score(self) -> float:
        """The points that there are; 0 where that is not known."""
        return float(self.report.get("max_score", 0.0))

    @property
    def fraction(self) -> float:
        """The points as a part of what there is, from 0 to 1; 0 where there are none."""
        return min(1.0, max(0.0, self.score / self.max_score)) if self.max_score else 0.0

    @property
    def is_begun(self) -> bool:
        """Whether any check was judged."""
        checks = (check for one in self.report.get("exercises", ()) for check in one["checks"])
        return any(check["verdict"] != "not_graded" for check in checks)

    @property
    def isolation(self) -> str:
        """The level at which student code ran."""
        return str(self.report.get("isolation", ""))


def summary(standing: Standing) -> str:
    """What a student reads above the rows: lines of plain text."""
    lines = [*standing.notes]
    if not standing.is_judged:
        lines.append(FAULT)
    if standing.isolation:
        lines.append(f"Graded with isolation: {standing.isolation}.")
    return "\n".join(lines)


def reached(blank: Report, results: Iterable[ExerciseResult]) -> dict[str, Any]:
    """A report of the results that there are; the other exercises stay as they are in `blank`."""
    found = {result.id: result for result in results}
    exercises = tuple(found.get(one.id, one) for one in blank.exercises)
    return to_json(replace(blank, exercises=exercises))
