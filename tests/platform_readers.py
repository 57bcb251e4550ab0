"""Reads the points back from what a platform was told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from xml.etree import ElementTree

from on_platform import Trial
from workflow_runner import outputs

from grader.course import open_course

POINTS = re.compile(r"<strong>([\d.]+) of ([\d.]+) points</strong>")


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


def github(written: str) -> float:
    """Of `GITHUB_OUTPUT`."""
    return float(outputs(written)["score"])


def summary(written: str) -> float:
    """Of a page of Markdown; the rows of its table agree with its heading."""
    points, most = map(float, re.match(r"## ([\d.]+) of ([\d.]+) points\n", written).groups())
    cells = re.findall(r"\| ([\d.]+) of ([\d.]+) \|", written)
    assert (points, most) == tuple(sum(map(float, column)) for column in zip(*cells, strict=True))
    return points


def classroom50(written: Mapping[str, Any]) -> float:
    """Of `result.json`; its whole numbers agree with the points of its tests."""
    tests = written["tests"]
    assert written["score"] == sum(test["score"] for test in tests)
    assert written["max-score"] == sum(test["max-score"] for test in tests)
    points = sum(test["points"] for test in tests)
    units = {test["score"] / test["points"] for test in tests if test["points"]}
    assert len(units) <= 1, units
    return points


def junit(written: str) -> float:
    """Of the XML; what is not green lacks points, and what lacks points is not green."""
    tests = list(ElementTree.fromstring(written).iter("testcase"))
    told = [_told(test) for test in tests]
    for test, (points, most) in zip(tests, told, strict=True):
        is_green = test.find("failure") is None and test.find("error") is None
        assert is_green == (points == most)
    return sum(points for points, _ in told)


def _told(test: ElementTree.Element) -> tuple[float, float]:
    named = {one.get("name"): one.get("value") for one in test.iter("property")}
    return float(named["points"]), float(named["max_points"])


def codio(sent: Mapping[str, Any]) -> float:
    """Of the form; the whole percent of the grade and the points in the feedback agree."""
    points, most = _in_markup(sent["feedback"])
    assert abs(int(sent["grade"]) - 100 * points / most) < 1
    return points


def xqueue(sent: Mapping[str, Any]) -> float:
    """Of the reply; the score from 0 to 1 and the points in the message agree."""
    points, most = _in_markup(sent["msg"])
    assert abs(sent["score"] - points / most) < 1e-5
    assert sent["correct"] is (points == most)
    return points


def _in_markup(text: str) -> tuple[float, float]:
    points, most = map(float, POINTS.search(text).groups())
    return points, most


OF_WRITTEN: Mapping[str, Callable[[Any], float]] = {
    "github": github,
    "classroom50": classroom50,
    "junit": junit,
    "codio": codio,
    "xqueue": xqueue,
}
"""By the platform's name: of what was written, or sent."""
