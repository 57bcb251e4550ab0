"""Gradescope: an autograder zip, and `results.json`.

The formats are those of Gradescope's documentation (gradescope-autograders.readthedocs.io). No
score stands at the top: it would replace the sum of the tests here, and on Codio, which runs the
same zip, be taken for a percentage.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.escaping import for_terminal
from grader.platforms.platform import HIDDEN_ROWS, Choices, HiddenRows, Order, Place
from grader.platforms.rows import Row, rows
from grader.platforms.running import Terms
from grader.platforms.standing import Standing, summary
from grader.platforms.writing import write_text

if TYPE_CHECKING:
    from grader.platforms.bundle import Content

LIMIT_S = 600.0
LONGEST_S = 2_400.0
SHARE = 0.5
RUN = "exec /opt/grader/bin/grader run-platform gradescope --course /autograder/source/course"


class Gradescope:
    """See `Platform`."""

    name = "gradescope"
    terms = Terms(LIMIT_S, SHARE)
    choices = Choices(LONGEST_S, HIDDEN_ROWS, options=())
    beginning = r'\{\s*"output": "'
    beside: Mapping[str, str] = {}

    def submission(self, place: Place) -> Path:
        """Where the harness puts a submission."""
        return place.submission or place.at("/autograder/submission")

    def publish(self, standing: Standing, place: Place) -> None:
        """Write `results.json`."""
        path = place.out or place.at("/autograder/results/results.json")
        text = json.dumps(results(standing, place.hidden_rows), indent=1, allow_nan=False)
        write_text(path, text)

    def pack(self, order: Order) -> dict[str, Content]:
        """The autograder zip."""
        from grader.platforms.bundle import Content, all_pins, course_files, script
        from grader.platforms.wheel import wheel

        name, data = wheel()
        return {
            **course_files(order.course),
            **all_pins(order.python),
            name: Content(data),
            "setup.sh": script("gradescope_setup.sh"),
            "run_autograder": script("gradescope_run.sh", f"{RUN} {shlex.join(order.options())}"),
        }


def platform() -> Gradescope:
    """The platform."""
    return Gradescope()


def results(standing: Standing, hidden_rows: HiddenRows) -> dict[str, Any]:
    """What `results.json` says of a standing. Pure."""
    shown = rows(standing.report, "sum" if hidden_rows == "sum" else "each")
    tests = [_test(row, hidden_rows) for row in shown] or [_nothing()]
    return {
        "output": for_terminal(summary(standing)),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "stdout_visibility": "hidden",
        "execution_time": round(float(standing.report.get("seconds", 0.0)), 3),
        "extra_data": {
            "is_final": standing.is_final,
            "is_judged": standing.is_judged,
            "isolation": standing.isolation,
            "versions": standing.report.get("versions", {}),
        },
        "tests": tests,
    }


def _test(row: Row, hidden_rows: HiddenRows) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": for_terminal(row.name),
        "number": row.number,
        "score": row.points,
        "max_score": row.max_points,
        "output": for_terminal(row.text),
        "visibility": "visible",
    }
    if row.is_judged:
        told["status"] = "passed" if row.verdict == "pass" else "failed"
    if row.is_hidden and hidden_rows != "sum":
        told["visibility"] = hidden_rows
    return told


def _nothing() -> dict[str, Any]:
    """Gradescope needs a score or a test: of nothing there is one of no points."""
    return {
        "name": "Grading",
        "score": 0.0,
        "max_score": 0.0,
        "output": "",
        "visibility": "visible",
    }
