"""What is to be graded, and who does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from grader.batch.marking import Marked
from grader.intake.handed import Handed


@dataclass(frozen=True, slots=True)
class Job:
    """A submission that is to be graded.

    Attributes:
        handed: what was handed in.
        submission: the hash of its files.
        work: the hash of all that the result depends on.
    """

    handed: Handed
    submission: str
    work: str


class Engine(Protocol):
    """Grades jobs, several at a time."""

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Marked]]:
        """The results, in the order in which they come; few jobs are taken ahead of them.

        Raises:
            AuthorError: the course is broken.
            SandboxError: nothing can be graded any more.
        """

    def close(self) -> None:
        """End what runs. Jobs that are not finished are given up."""
