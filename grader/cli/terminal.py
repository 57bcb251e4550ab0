"""A report for the terminal: plain at 80 columns, coloured only where that can be seen."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator

from rich.console import Console
from rich.text import Text

from grader.escaping import for_terminal
from grader.model import CheckResult, ExerciseResult, Report, Verdict, told_once

MARKS = {
    Verdict.PASS: ("✓", "green"),
    Verdict.FAIL: ("✗", "red"),
    Verdict.ERROR: ("✗", "red"),
    Verdict.TIMEOUT: ("✗", "red"),
    Verdict.MEMORY: ("✗", "red"),
    Verdict.OUTPUT: ("✗", "red"),
    Verdict.MISSING: ("–", "yellow"),
    Verdict.NOT_ATTEMPTED: ("–", "yellow"),
    Verdict.SKIPPED: ("–", "yellow"),
    Verdict.NOT_GRADED: ("!", "magenta"),
}


@contextlib.contextmanager
def progress(
    *, enabled: bool, first: str = "importing TensorFlow …"
) -> Iterator[Callable[[str], None]]:
    """A spinner on standard error that says what is being graded."""
    if not enabled:
        yield lambda line: None
        return
    console = Console(stderr=True)
    with console.status(first) as status:
        yield lambda line: status.update(f"grading {line} …")


def show(
    report: Report, console: Console, *, verbose: bool, only: Collection[str] | None = None
) -> None:
    """Print the report, or of its exercises only some and the total of all."""
    width = min(console.width, 100)
    for exercise in report.exercises:
        if only is None or exercise.id in only:
            _show_exercise(exercise, console, width, verbose=verbose)
    _show_total(report, console, width)


def _show_exercise(
    exercise: ExerciseResult, console: Console, width: int, *, verbose: bool
) -> None:
    title = Text.assemble((exercise.id, "bold"), f"  {for_terminal(exercise.file or 'no file')}")
    console.print(_line(title, exercise.score, exercise.max_score, width))
    if exercise.form is None and not verbose:  # "no file" says it all
        return
    if exercise.message:
        _indent(console, Text(for_terminal(exercise.message), "yellow"), 2, width)
    if any(_explained(check, exercise) for check in exercise.checks) or exercise.score:
        for check in told_once(exercise.checks):
            _show_check(check, console, width, verbose=verbose)
    else:
        verdict = exercise.checks[0].verdict.value if exercise.checks else ""
        _indent(console, Text(f"{len(exercise.checks)} checks: {verdict}", "yellow"), 2, width)
    if exercise.output and not verbose:
        lines = exercise.output.count("\n") + (not exercise.output.endswith("\n"))
        said = f"It printed {lines} line{'s' * (lines != 1)}: see them with --verbose."
        _indent(console, Text(said, "dim"), 2, width)
    if verbose and exercise.output:
        _indent(console, Text("what it printed:", "dim"), 2, width)
        _indent(console, Text(for_terminal(exercise.output.rstrip()), "dim"), 4, width)
    console.print()


def _explained(check: CheckResult, exercise: ExerciseResult) -> bool:
    """Whether the checks of an exercise differ, or only repeat what its message says."""
    if exercise.message is None and check.verdict not in (Verdict.NOT_ATTEMPTED, Verdict.MISSING):
        return True
    first = exercise.checks[0]
    return (check.verdict, check.message) != (first.verdict, first.message)


def _show_check(check: CheckResult, console: Console, width: int, *, verbose: bool) -> None:
    mark, colour = MARKS[check.verdict]
    name = Text.assemble((f"  {mark} ", colour), check.id)
    if check.verdict is not Verdict.PASS:
        name.append(f"  {check.verdict.value}", colour)
    if check.visibility == "hidden":
        name.append("  hidden", "dim")
    console.print(_line(name, check.points, check.max_points, width))
    if verbose or check.verdict is Verdict.FAIL:
        _indent(console, Text(check.title, "italic"), 4, width)
    if check.message and _worth_showing(check, verbose=verbose):
        _indent(console, Text(for_terminal(check.message)), 6, width)


def _worth_showing(check: CheckResult, *, verbose: bool) -> bool:
    """Unwritten and skipped checks say enough by their verdict."""
    return verbose or check.verdict not in (Verdict.NOT_ATTEMPTED, Verdict.SKIPPED)


def _show_total(report: Report, console: Console, width: int) -> None:
    style = "bold green" if report.score >= report.max_score else "bold"
    total = Text.assemble(("total", style), f"  {report.seconds:.1f} s")
    total.append(f", isolation: {report.isolation}", "dim")
    console.print(_line(total, report.score, report.max_score, width))
    if report.not_graded:
        console.print(
            Text(
                "Some checks could not be judged; that is the grader's fault, not yours.", "magenta"
            )
        )


def _line(left: Text, score: float, max_score: float, width: int) -> Text:
    """`left`, and the points at the right margin."""
    right = f"{score:g} / {max_score:g}"
    left = left.copy()
    left.truncate(width - len(right) - 1, overflow="ellipsis")
    left.append(" " * max(1, width - left.cell_len - len(right)))
    return left.append(right, "bold")


def _indent(console: Console, text: Text, by: int, width: int) -> None:
    for line in text.wrap(console, width - by):
        line.rstrip()
        console.print(Text(" " * by) + line)
