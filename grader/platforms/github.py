"""GitHub Actions: a composite action, a job's summary, annotations and outputs.

The formats are those of GitHub's documentation ("Workflow commands", "Metadata syntax reference"),
and lines are read as its runner reads them (actions/runner, `ActionCommand`). A score is an output
only where every check was judged, so that a fault of ours is never read as a zero.
"""

from __future__ import annotations

import re
import secrets
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.errors import SubmissionError
from grader.escaping import for_line, for_workflow, for_workflow_property
from grader.files import reason, shown
from grader.platforms.markdown import BEGINNING, page
from grader.platforms.platform import Choices, Order, Place
from grader.platforms.rows import Row, rows
from grader.platforms.running import Terms
from grader.platforms.standing import Standing
from grader.platforms.writing import write_text
from grader.publishing.telling import exactly

if TYPE_CHECKING:
    from grader.platforms.bundle import Content

LIMIT_S = 1_200.0
INSTALLING_MIN = 15
"""What a job may take besides: checking out, installing."""
LONGEST_S = 60.0 * (360 - INSTALLING_MIN)
"""GitHub ends a job on its own machines after six hours."""
MOST_BYTES = 1_000_000
"""A summary may have 1 MiB."""
MOST_ANNOTATIONS = 10
"""GitHub shows as many errors of a step."""
MOST_CHARACTERS = 2_000
ACTION = ".github/actions/grade"


class GitHub:
    """See `Platform` and `Obeying`."""

    name = "github"
    terms = Terms(LIMIT_S)
    choices = Choices(LONGEST_S)
    beginning = BEGINNING
    beside: Mapping[str, str] = {}

    def submission(self, place: Place) -> Path:
        """The checkout, or what was named."""
        return place.submission or _workspace(place)

    def publish(self, standing: Standing, place: Place) -> None:
        """Write the summary, and at the end the outputs."""
        path = place.out or _variable(place, "GITHUB_STEP_SUMMARY")
        if path is not None:
            write_text(path, page(standing, MOST_BYTES))
        outputs = _variable(place, "GITHUB_OUTPUT")
        if standing.is_final and outputs is not None:
            _append(outputs, told(standing))

    def hush(self, token: str) -> str:
        """See `Obeying`."""
        return f"::stop-commands::{token}"

    def wake(self, token: str) -> str:
        """See `Obeying`."""
        return f"::{token}::"

    def commands(self, standing: Standing, place: Place) -> str:
        """Annotations of the checks that lack points."""
        return "\n".join(annotated(standing, _beginning(place)))

    def pack(self, order: Order) -> dict[str, Content]:
        """The action with all that it needs, and a workflow that uses it."""
        from grader.platforms.bundle import Content, all_pins, course_files, text
        from grader.platforms.wheel import wheel

        name, data = wheel()
        told = {
            "@python@": order.python,
            "@level@": order.level or "",
            "@options@": shlex.join(["--limit", f"{order.limit_s:g}", *order.only()]),
            "@minutes@": str(round(order.limit_s / 60) + INSTALLING_MIN),
        }
        files = {**course_files(order.course), **all_pins(order.python), name: Content(data)}
        files["action.yml"] = text("github_action.yml", told)
        return {
            **{f"{ACTION}/{place}": content for place, content in files.items()},
            ".github/workflows/grade.yml": text("github_grade.yml", told),
        }


def platform() -> GitHub:
    """The platform."""
    return GitHub()


def annotated(standing: Standing, beginning: str = "") -> list[str]:
    """A command for each visible check that lacks points; the last one counts those left over.

    Args:
        standing: what is known.
        beginning: of the submission's path in the repository, empty or with a slash at its end.
    """
    lacking = [row for row in rows(standing.report) if _is_told(row)]
    files = {one["id"]: one for one in standing.report.get("exercises", ())}
    told = [_annotation(row, files[row.exercise], beginning) for row in lacking]
    if len(told) <= MOST_ANNOTATIONS:
        return told
    left = len(told) - MOST_ANNOTATIONS + 1
    more = f"{left} more checks lack points; the job's summary has them all."
    return [*told[: MOST_ANNOTATIONS - 1], _command({"title": "grade"}, more)]


def told(standing: Standing) -> str:
    """The outputs, each between lines that nobody can foresee; the score where it is known."""
    outputs = {
        "judged": "true" if standing.is_judged else "false",
        "score": exactly(standing.score) if standing.is_judged else "",
        "max-score": exactly(standing.max_score),
        "isolation": for_line(standing.isolation),
    }
    return "".join(_output(name, value) for name, value in outputs.items())


def _is_told(row: Row) -> bool:
    return not row.is_hidden and row.verdict != "pass" and row.max_points > 0


def _annotation(row: Row, exercise: Mapping[str, Any], beginning: str) -> str:
    properties = dict(_place(exercise, beginning))
    properties["title"] = for_line(row.name)
    return _command(properties, row.text[:MOST_CHARACTERS])


def _place(exercise: Mapping[str, Any], beginning: str) -> Iterator[tuple[str, str]]:
    """The file and, where it does not parse, the line."""
    file = exercise["file"]
    if file is None:
        return
    yield "file", f"{beginning}{file}"
    found = re.match(rf"{re.escape(file)}, line (\d{{1,6}}):", exercise["message"] or "")
    if found:
        yield "line", found[1]


def _command(properties: Mapping[str, str], message: str) -> str:
    listed = ",".join(f"{key}={for_workflow_property(value)}" for key, value in properties.items())
    return f"::error {listed}::{for_workflow(message)}"


def _output(name: str, value: str) -> str:
    end = f"end_{secrets.token_hex(16)}"
    return f"{name}<<{end}\n{value}\n{end}\n"


def _append(path: Path, text: str) -> None:
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise SubmissionError(
            f"{shown(path)}: outputs cannot be written: {reason(error)}"
        ) from None


def _variable(place: Place, name: str) -> Path | None:
    value = place.variables.get(name)
    return Path(value) if value else None


def _workspace(place: Place) -> Path:
    found = _variable(place, "GITHUB_WORKSPACE")
    if found is None:
        raise SubmissionError(
            "GITHUB_WORKSPACE is not set here; name the folder to grade with --submission"
        )
    return found


def _beginning(place: Place) -> str:
    """Where the submission lies in the repository."""
    workspace = _variable(place, "GITHUB_WORKSPACE")
    if place.submission is None or workspace is None:
        return ""
    try:
        path = place.submission.resolve().relative_to(workspace.resolve()).as_posix()
    except (OSError, ValueError):
        return ""
    return "" if path == "." else f"{path}/"
