"""Submitty: a gradeable's configuration with a custom validator, and `validation_results.json`.

The formats are those of Submitty's documentation (submitty.org, Instructor, Autograding). A
validator has no way to say "no score": what it calls a failure is logged for the instructor, and
counts 0 until the submission is graded again. Points are whole numbers, what is less is cut off: so
points of a course count as many times as makes all of them whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from grader.errors import SubmissionError
from grader.escaping import for_terminal
from grader.platforms.platform import Choices, HiddenRows, Order, Place
from grader.platforms.rows import Row, rows
from grader.platforms.running import Terms
from grader.platforms.standing import UNFINISHED, Standing
from grader.platforms.submitty_messages import messages
from grader.platforms.writing import write_text
from grader.publishing.telling import HIDDEN_TITLE

if TYPE_CHECKING:
    from grader.platforms.bundle import Content

LIMIT_S = 300.0
LONGEST_S = 600.0
MOST_TIMES = 100
INPUT = "custom_validator_input.json"
Part = Literal["all", "visible", "hidden"]
PARTS: tuple[Part, ...] = ("all", "visible", "hidden")
UNLIMITED = "RLIM_INFINITY"
RESOURCES = {
    "RLIMIT_FSIZE": 100_000_000,
    "RLIMIT_DATA": UNLIMITED,
    "RLIMIT_AS": UNLIMITED,
    "RLIMIT_NPROC": 1_000,
    "RLIMIT_NOFILE": 1_000,
}
"""A test case's limits: they are what Submitty puts on a validator, too."""
HIDDEN_ROWS: tuple[HiddenRows, ...] = ("sum", "hidden", "after_published", "visible")
SHOWN_LATER = {"hidden": False, "after_published": True}
"""Of a hidden test case: whether what it says is released with the grades."""


class Submitty:
    """See `Platform`."""

    name = "submitty"
    terms = Terms(LIMIT_S)
    choices = Choices(LONGEST_S, HIDDEN_ROWS, options=("title",))
    beginning = r'\{"status": "(success|failure)", '
    beside: Mapping[str, str] = {}

    def submission(self, place: Place) -> Path:
        """The folder of the test case that is validated."""
        folder = _input(place).get("testcase_prefix")
        return place.submission or place.at(folder if isinstance(folder, str) else "test01")

    def publish(self, standing: Standing, place: Place) -> None:
        """Write `validation_results.json`."""
        path = place.out or place.at("validation_results.json")
        try:
            part = _part(place)
        except SubmissionError as error:
            write_text(path, json.dumps(_failure(str(error))))
            raise

        found = results(standing, part)
        write_text(path, json.dumps(found, ensure_ascii=False, allow_nan=False))

    def pack(self, order: Order) -> dict[str, Content]:
        """The configuration to be uploaded, and beside it what grading machines need."""
        from grader.platforms.bundle import Content, all_pins, course_files, script
        from grader.platforms.wheel import wheel

        name, data = wheel()
        code = "config/custom_validation_code"
        config = json.dumps(config_of(order), indent=2, ensure_ascii=False) + "\n"
        return {
            "config/config.json": Content(config.encode()),
            **{f"{code}/{name}": content for name, content in course_files(order.course).items()},
            f"{code}/validate.py": script(
                "submitty_validate.py", "", "", f"validate({order.options()!r})"
            ),
            **{f"worker/{place}": content for place, content in all_pins(order.python).items()},
            f"worker/{name}": Content(data),
            "worker/install.sh": script("submitty_install.sh"),
        }


def platform() -> Submitty:
    """The platform."""
    return Submitty()


def results(standing: Standing, part: Part) -> dict[str, Any]:
    """What `validation_results.json` says of a part of the checks. Pure."""
    shown = [row for row in rows(standing.report) if part in ("all", _part_of(row))]
    if not any(row.is_judged for row in shown):
        return _failure(standing.trouble or UNFINISHED)
    most = sum(row.max_points for row in shown)
    score = sum(row.points for row in shown) / most if most else 1.0
    told = messages(standing, shown)
    return {"status": "success", "data": {"score": min(1.0, score), "message": told}}


def config_of(order: Order) -> dict[str, Any]:
    """The gradeable's `config.json`: a test case, and one of the hidden checks where chosen."""
    from grader.platforms.bundle import title_of

    times, points = _counted(order)
    visible, hidden = points["visible"], points["hidden"]
    title = title_of(order.course, order.title)
    limits = {**RESOURCES, "RLIMIT_CPU": int(order.limit_s)}
    if order.hidden_rows == "sum" or not hidden:
        cases = [_case(title, visible + hidden, "all")]
    else:
        case = _case(HIDDEN_TITLE, hidden, "hidden")
        if order.hidden_rows in SHOWN_LATER:
            release = SHOWN_LATER[order.hidden_rows]
            case |= {"hidden": True, "release_hidden_details": release}
        cases = [_case(title, visible, "visible"), case]
    return {
        "assignment_message": f"Each point counts {times} times." if times > 1 else "",
        "grading_parameters": {"AUTO_POINTS": visible + hidden},
        "max_submission_size": 20 << 20,
        "autograding": {"submission_to_runner": ["**/*.py", "**/*.ipynb", "**/*.zip"]},
        "allow_system_calls": ["ALLOW_ALL_RESTRICTED_SYSTEM_CALLS"],
        "testcases": [{**case, "resource_limits": limits} for case in cases],
    }


def _case(title: str, points: int, part: Part) -> dict[str, Any]:
    """A test case; the command lists the files, and nothing of them is executed by it."""
    return {
        "title": title,
        "command": "ls",
        "points": points,
        "validation": [
            {
                "method": "custom_validator",
                "command": "python3 validate.py",
                "actual_file": "STDOUT.txt",
                "show_actual": "never",
                "deduction": 1.0,
                "part": part,
            }
        ],
    }


def _counted(order: Order) -> tuple[int, dict[Part, int]]:
    """How many times each point counts, so that all are whole, and the points of each part.

    Raises:
        SubmissionError: that is too many times.
    """
    course = order.course
    points: dict[Part, list[float]] = {"visible": [], "hidden": []}
    for id in course.ids:
        for check, group in course.load(id, hidden=course.solutions_dir.is_dir()).checks():
            points[group.visibility].append(float(check.points))
    for times in range(1, MOST_TIMES + 1):
        if all(_is_whole(one * times) for part in points.values() for one in part):
            return times, {part: round(times * sum(found)) for part, found in points.items()}
    raise SubmissionError(
        f"the points of some checks are no whole numbers, also when they count {MOST_TIMES} times, "
        "and Submitty knows whole points alone; round them in the course"
    )


def _is_whole(points: float) -> bool:
    return abs(points - round(points)) < 1e-9


def _part_of(row: Row) -> Part:
    return "hidden" if row.is_hidden else "visible"


def _failure(message: str) -> dict[str, Any]:
    return {"status": "failure", "message": for_terminal(message)}


def _part(place: Place) -> Part:
    """The checks that the test case is of.

    Raises:
        SubmissionError: the configuration names others.
    """
    named = _input(place).get("part", "all")
    if named not in PARTS:
        told = json.dumps(named) if isinstance(named, str) else "no text"
        raise SubmissionError(f'{INPUT}: "part" is {told}; it is one of {", ".join(PARTS)}')
    return cast("Part", named)


def _input(place: Place) -> dict[str, Any]:
    """What Submitty tells a validator of the test case; nothing in a trial run without it."""
    try:
        found = json.loads(place.at(INPUT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        raise SubmissionError(f"{INPUT}: cannot be read; Submitty writes it") from None
    return found if isinstance(found, dict) else {}
