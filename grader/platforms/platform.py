"""What a platform is to us: where files lie, how a standing is told, what is uploaded."""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

from grader.confinement import Level
from grader.errors import SubmissionError

if TYPE_CHECKING:
    from grader.course import Course
    from grader.platforms.bundle import Content
    from grader.platforms.running import Terms
    from grader.platforms.standing import Standing

NAMES = (
    "gradescope",
    "prairielearn",
    "coursera",
    "submitty",
    "codio",
    "xqueue",
    "github",
    "classroom50",
    "junit",
)
OPEN = (
    "github",
    "classroom50",
    "junit",
)
"""Those where students can read what is packed; hidden checks are in it only where demanded."""
HiddenRows = Literal["sum", "hidden", "after_due_date", "after_published", "visible"]
HIDDEN_ROWS: tuple[HiddenRows, ...] = (
    "sum",
    "hidden",
    "after_due_date",
    "after_published",
    "visible",
)


Option = Literal["title", "python", "image"]
OPTIONS: tuple[Option, ...] = ("title", "python", "image")


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen of what is uploaded to a platform.

    Attributes:
        longest_s: the time for a submission that it gives at most, in seconds.
        hidden_rows: the ways in which it can show hidden checks.
        options: of `Order`, those that make a difference.
    """

    longest_s: float = math.inf
    hidden_rows: tuple[HiddenRows, ...] = ("sum",)
    options: tuple[Option, ...] = ("python",)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run takes place.

    Attributes:
        root: what stands before the platform's own paths; "/" but for a trial run.
        variables: the environment.
        hidden_rows: how hidden checks are shown, where the platform can show them later.
        submission: where the student's files are; None for where the platform puts them.
        out: where results go; None for where the platform looks for them.
    """

    root: Path = Path("/")
    variables: Mapping[str, str] = field(default_factory=dict)
    hidden_rows: HiddenRows = "sum"
    submission: Path | None = None
    out: Path | None = None

    def at(self, path: str) -> Path:
        """A path of the platform's, such as "/autograder/results"."""
        return self.root / path.lstrip("/")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be packed.

    Attributes:
        course: what is graded against, its hidden checks included.
        limit_s: the platform's wall time for a submission, as the instructor has set it.
        level: the level of isolation that is demanded; None for "landlock" or better.
        hidden_rows: how hidden checks are shown.
        title: of the assignment.
        python: the version whose pins are packed, where the platform lets one choose.
        exercise: the only one of the course that is graded; None for all.
        image: what the image is called, where the platform fetches one.
    """

    course: Course
    limit_s: float
    level: Level | None = None
    hidden_rows: HiddenRows = "sum"
    title: str = ""
    python: str = "3.12"
    exercise: str | None = None
    image: str = "deep-learning-grader"

    def options(self) -> list[str]:
        """What the run is to be told of it, as options of `grader run-platform`."""
        told = ["--limit", f"{self.limit_s:g}", "--hidden-rows", self.hidden_rows]
        told += self.only()
        return [*told, "--isolation", self.level] if self.level is not None else told

    def only(self) -> list[str]:
        """The part of these options that names the only exercise; none where all are graded."""
        return [] if self.exercise is None else ["--exercise", self.exercise]


def refuse(platform: Platform, order: Order, named: Iterable[Option]) -> None:
    """Refuse an order that a platform cannot carry out, or would carry out in part.

    Args:
        platform: what it is for.
        order: what is to be packed.
        named: what was chosen and is not as by default.

    Raises:
        SubmissionError: it gives less time, knows no such rows, or has no use for what was named.
    """
    longest_s = platform.choices.longest_s
    if order.limit_s > longest_s:
        raise SubmissionError(
            f"--limit {order.limit_s:g}: this platform ends a run after {longest_s:g} s at the "
            "latest; give that or less"
        )
    refuse_rows(platform, order.hidden_rows)
    for option in named:
        if option not in platform.choices.options:
            raise SubmissionError(f"--{option}: {platform.name} has no use for it; leave it out")


def refuse_rows(platform: Platform, hidden_rows: HiddenRows) -> None:
    """Refuse a way in which a platform cannot show hidden checks.

    Raises:
        SubmissionError: it knows others alone.
    """
    known = platform.choices.hidden_rows
    if hidden_rows not in known:
        raise SubmissionError(
            f"--hidden-rows {hidden_rows}: this platform knows {', '.join(known)} alone"
        )


class Platform(Protocol):
    """A platform that runs the grader for each submission."""

    name: str
    terms: Terms
    """What it gives by default."""
    choices: Choices
    """What else it can give."""
    beginning: str
    """A pattern for what the file of its results begins with, by which a former one is known."""
    beside: Mapping[str, str]
    """Names of files that are written beside it, each with such a pattern."""

    def submission(self, place: Place) -> Path:
        """The folder that the student's files are in."""

    def publish(self, standing: Standing, place: Place) -> None:
        """Make a standing known; each replaces the one before.

        Raises:
            SubmissionError: it cannot be written, or the platform does not take it.
        """

    def pack(self, order: Order) -> dict[str, Content]:
        """What is uploaded, by its path in the zip or folder."""


@runtime_checkable
class Obeying(Protocol):
    """A platform that takes lines which a run prints for commands."""

    def hush(self, token: str) -> str:
        """The line after which none is a command, until `wake` with the same token."""

    def wake(self, token: str) -> str:
        """The line after which lines are commands again."""

    def commands(self, standing: Standing, place: Place) -> str:
        """What is printed at the end, lines of commands; empty for none."""


def platform_named(name: str) -> Platform:
    """The platform of that name.

    Raises:
        SubmissionError: there is none.
    """
    if name not in NAMES:
        raise SubmissionError(f"{name}: no platform; there are {', '.join(NAMES)}")
    module = importlib.import_module(f"grader.platforms.{name.replace('-', '_')}")
    make: Callable[[], Platform] = module.platform
    return make()
