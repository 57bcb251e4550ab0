"""Classroom 50: an `autograder.py` with all that it needs, and `result.json`.

The format is that of foundation50/classroom50 (`schemas/result-v1.schema.json`, `runner.py`), which
takes whole numbers alone: points are told in the largest of 1, 0.1, 0.01 … that makes the worth of
every check of the course whole. What its runner knows better (owner, type, time) it writes over.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.escaping import for_line, for_terminal
from grader.platforms.markdown import BEGINNING, page
from grader.platforms.platform import Choices, Order, Place
from grader.platforms.rows import Row, rows
from grader.platforms.running import Terms
from grader.platforms.standing import Standing
from grader.platforms.writing import write_text

if TYPE_CHECKING:
    from grader.platforms.bundle import Content

LIMIT_S = 720.0
LONGEST_S = 840.0
"""The job has 15 minutes; the rest is for what comes before and afterwards."""
SCHEMA = "classroom50/result/v1"
SCALES = (1, 10, 100, 1_000, 10_000)
DECIMALS = 4
"""Of points in a report."""
MOST_BYTES = 100_000
"""GitHub takes 125,000 characters for a release."""
MOST_CHARACTERS = 4_000
LOCAL = {"SUBMISSION_TAG": "submit/none"}
"""What a trial run has in place of the runner's variables; the runner takes none of it."""


class Classroom50:
    """See `Platform`."""

    name = "classroom50"
    terms = Terms(LIMIT_S)
    choices = Choices(LONGEST_S)
    beginning = rf'\{{\s*"schema": "{SCHEMA}"'
    beside: Mapping[str, str] = {"release-body.md": BEGINNING}

    def submission(self, place: Place) -> Path:
        """The checkout, which is the current folder."""
        return place.submission or Path.cwd()

    def publish(self, standing: Standing, place: Place) -> None:
        """Write `result.json` and, beside it, the text of the release."""
        path = place.out or self.submission(place) / "result.json"
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        told = result(standing, place.variables, at)
        write_text(path.with_name("release-body.md"), page(standing, MOST_BYTES))
        write_text(path, json.dumps(told, indent=2, allow_nan=False))

    def pack(self, order: Order) -> dict[str, Content]:
        """The folder of an assignment's autograder, and the runtime that it needs."""
        from grader.platforms.bundle import Content, all_pins, course_files, text
        from grader.platforms.wheel import wheel

        name, data = wheel()
        told = {
            "@limit@": f"{order.limit_s:g}",
            "@level@": order.level or "",
            "@exercise@": order.exercise or "",
        }
        runtime = {"runs-on": "ubuntu-24.04", "python": order.python, "apt": ["libseccomp2"]}
        return {
            **course_files(order.course),
            **all_pins(order.python),
            name: Content(data),
            "autograder.py": text("classroom50_autograder.py", told),
            "runtime.json": Content(f"{json.dumps(runtime, indent=2)}\n".encode()),
        }


def platform() -> Classroom50:
    """The platform."""
    return Classroom50()


def result(standing: Standing, variables: Mapping[str, str], at: str) -> dict[str, Any]:
    """What `result.json` says of a standing. Pure.

    Args:
        standing: what is known.
        variables: those of the runner; what is missing is told as "none".
        at: the time, as in "2026-06-01T14:32:01Z".
    """

    def variable(name: str, otherwise: str = "none") -> str:
        return variables.get(name) or LOCAL.get(name, otherwise)

    by = scale(standing.report)
    tests = [_test(row, by) for row in rows(standing.report)]
    return {
        "schema": SCHEMA,
        "classroom": variable("CLASSROOM"),
        "assignment": variable("ASSIGNMENT"),
        "assignment_type": variable("ASSIGNMENT_TYPE", "individual"),
        "owner": variable("OWNER", variable("USERNAME")),
        "submission": variable("SUBMISSION_TAG"),
        "commit": variable("COMMIT_URL"),
        "release": variable("RELEASE_URL"),
        "review": variable("REVIEW_URL", variable("COMMIT_URL")),
        "datetime": at,
        "score": sum(test["score"] for test in tests),
        "max-score": sum(test["max-score"] for test in tests),
        "tests": tests,
    }


def scale(report: Mapping[str, Any]) -> int:
    """How many units a point has, so that each check of the course is worth whole ones."""
    worths = {
        float(check["max_points"])
        for exercise in report.get("exercises", ())
        for check in exercise["checks"]
    }
    fitting = (by for by in SCALES if all(_is_whole(worth * by) for worth in worths))
    return next(fitting, SCALES[-1])


def whole(points: float, by: int) -> int:
    """Points in units, rounded down: all of them stay all, and less stays less."""
    return math.floor(round(points * by, DECIMALS))


def _is_whole(units: float) -> bool:
    return round(units, DECIMALS).is_integer()


def _test(row: Row, by: int) -> dict[str, Any]:
    return {
        "test-name": for_line(f"{row.number} {row.name}"),
        "passed": row.is_judged and row.points >= row.max_points,
        "score": whole(row.points, by),
        "max-score": whole(row.max_points, by),
        "points": row.points,
        "output": for_terminal(row.text[:MOST_CHARACTERS]),
    }
