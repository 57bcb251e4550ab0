"""Reads the points back from what a platform was told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from on_platform import Trial

from grader.course import open_course


def max_points(trial: Trial) -> float:
    """What the course gives for all checks, the hidden ones included."""
    course = open_course(trial.course)
    return sum(course.load(id, hidden=True).max_score for id in course.ids)


def _of_gradescope(trial: Trial) -> float:
    tests: Any = trial.read("/autograder/results/results.json")["tests"]
    return float(sum(test["score"] for test in tests))


def _of_prairielearn(trial: Trial) -> float:
    found: Any = trial.read("/grade/results/results.json")
    points = sum(test["points"] for test in found["tests"])
    if found["gradable"]:
        assert abs(found["score"] * max_points(trial) - points) < 1e-9
    return float(points)


def _of_coursera(trial: Trial) -> float:
    found: Any = trial.read("/shared/feedback.json")
    return float(found["fractionalScore"] * max_points(trial))


def _of_submitty(trial: Trial) -> float:
    found: Any = trial.read("validation_results.json")
    return float(found["data"]["score"] * max_points(trial))


READERS: Mapping[str, Callable[[Trial], float]] = {
    "gradescope": _of_gradescope,
    "prairielearn": _of_prairielearn,
    "coursera": _of_coursera,
    "submitty": _of_submitty,
}
"""By the platform's name: the points that stand in its results, which there must be."""
