"""The marked regions of a source: what students write, and what stands there instead. Pure.

# <solution>
...                 the solution
# <stub>
# ...               optional: what the stub has instead, as comments
# </solution>
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from grader.errors import AuthorError

OPEN, INSTEAD, CLOSE = "# <solution>", "# <stub>", "# </solution>"
ALMOST = re.compile(r"#\s*<\s*/?\s*(solution|stub)s?\b|</?(solution|stub)s?>", re.IGNORECASE)
FUNCTION = re.compile(r"def (\w+)")


@dataclass(slots=True)
class Region:
    """One marked region.

    Attributes:
        first: the number of the line with the opening mark, from 1.
        indent: of that line.
        function: the function it stands in; empty at the top level.
        solution: the lines of the solution.
        instead: the lines of the stub; None where it has a NotImplementedError.
    """

    first: int
    indent: str
    function: str
    solution: list[str] = field(default_factory=list)
    instead: list[str] | None = None

    def stub(self) -> list[str]:
        """The lines that stand in the stub.

        Raises:
            AuthorError: it is outside of all functions, and does not say what the stub has.
        """
        if self.instead is not None:
            if not "".join(self.instead).strip():
                raise AuthorError(f"line {self.first}: nothing stands after `{INSTEAD}`")
            return [self._uncommented(line) for line in self.instead]
        if not self.function:
            raise AuthorError(f"line {self.first}: `{OPEN}` outside of all functions")
        text = f'raise NotImplementedError("{self.function} is not written yet")'
        return [f"{self.indent}{text}\n"]

    def _uncommented(self, line: str) -> str:
        if not line.strip():
            return line
        if not line.startswith(f"{self.indent}#"):
            raise AuthorError(f"line {self.first}: after `{INSTEAD}` each line must be a comment")
        return self.indent + line[len(self.indent) + 1 :].removeprefix(" ")


def parts(source: str) -> Iterator[str | Region]:
    """The lines outside of regions, and the regions, in order.

    Raises:
        AuthorError: a mark is misspelled, out of order, or not closed.
    """
    region, function = None, ""
    for number, line in enumerate(source.splitlines(keepends=True), start=1):
        mark = _mark(line, number)
        _check_order(mark, region, number)
        if mark == OPEN:
            indent = line[: len(line) - len(line.lstrip())]
            region = Region(number, indent, function if indent else "")
        elif mark == INSTEAD and region is not None:
            region.instead = []
        elif mark == CLOSE and region is not None:
            yield region
            region = None
        elif region is not None:
            (region.solution if region.instead is None else region.instead).append(line)
        else:
            function = _function_around(line, function)
            yield line
    if region is not None:
        raise AuthorError(f"the last `{OPEN}` is not closed")


def _mark(line: str, number: int) -> str:
    """The mark that a line is, or nothing."""
    text = line.strip()
    if text in (OPEN, INSTEAD, CLOSE):
        return text
    if ALMOST.search(text):
        raise AuthorError(
            f"line {number}: write `{OPEN}`, `{INSTEAD}` or `{CLOSE}`, alone on a line"
        )
    return ""


def _check_order(mark: str, region: Region | None, number: int) -> None:
    if not mark:
        return
    inside = region is not None
    again = mark == INSTEAD and region is not None and region.instead is not None
    if again or inside == (mark == OPEN):
        raise AuthorError(f"line {number}: `{mark}` where the other mark is due")


def _function_around(line: str, function: str) -> str:
    """The top-level function that the next line may stand in, judged by this one."""
    match = FUNCTION.match(line)
    return match[1] if match else function


def functions_in_regions(source: str) -> list[str]:
    """The functions that regions at the top level define: helpers of the solution."""
    lines = [line for part in parts(source) if isinstance(part, Region) for line in part.solution]
    return [match[1] for line in lines if (match := FUNCTION.match(line))]
