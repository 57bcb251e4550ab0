"""Lines of a solution where students would read them. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from grader.authoring.regions import parts

SHORTEST = 8
"""Shorter lines, as `else:`, say nothing of a solution."""


def solution_lines(source: str) -> frozenset[str]:
    """The lines of the marked regions that stand nowhere else in the source.

    Raises:
        AuthorError: a mark is misspelled, out of order or not closed.
    """
    public: set[str] = set()
    secret: set[str] = set()
    for part in parts(source):
        public |= _stripped([part] if isinstance(part, str) else part.stub())
        secret |= _stripped([] if isinstance(part, str) else part.solution)
    return frozenset(line for line in secret - public if len(line) >= SHORTEST)


def leaked(text: str, secret: frozenset[str]) -> str | None:
    """The first of these lines in a text; None where there is none of them."""
    return next((line for line in text.splitlines() if line.strip() in secret), None)


def _stripped(lines: Iterable[str]) -> set[str]:
    return {line.strip() for line in lines}
