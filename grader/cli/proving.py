"""What `grader audit` and `grader numbers` print."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from grader.authoring.audit import Audited
    from grader.authoring.margins import Margin
    from grader.authoring.reproduction import Reproduced


def show_audit(audited: Sequence[Audited], console: Console) -> None:
    """The table of counts, the margins of each check, and the breaches."""
    table = _table("exercise", "checks", "variants", "mistakes", "named", "mutants", "killed", "=")
    table.columns[0].justify = "left"
    for item in audited:
        table.add_row(item.id, *_counts(item))
    if len(audited) > 1:
        totals = [sum(int(_counts(item)[i]) for item in audited) for i in range(7)]
        table.add_row("all", *map(str, totals), style="bold")
    console.print(table)
    console.print(Text("=: mutants that no input tells from the solution, each with a reason\n"))
    console.print(_margins(audited))
    reasons = {m.reason for item in audited for m in item.margins if m.reason}
    for reason in sorted(reasons):
        console.print(Text(f"* {reason}"))
    breaches = [f"{item.id}: {breach}" for item in audited for breach in item.breaches]
    for breach in breaches:
        console.print(Text(f"breach: {breach}", "red"), soft_wrap=True)
    console.print(Text(f"{len(breaches)} breaches" if breaches else "no breach", "bold"))


def _counts(item: Audited) -> list[str]:
    mutants = item.mutants
    counts = [item.checks, item.variants, item.mistakes, item.named]
    return [str(n) for n in [*counts, mutants.total, mutants.killed, mutants.equivalent]]


def _margins(audited: Sequence[Audited]) -> Table:
    table = _table("check, distances in tolerances", "widest variant", "nearest mistake")
    table.columns[0].justify = "left"
    for item in audited:
        table.add_row(Text(item.id, "bold"))
        for margin in item.margins:
            name = f"  {margin.check}{' *' if margin.reason else ''}"
            table.add_row(name, _distance(margin.widest), _distance(margin.nearest))
    return table


def _distance(value: float | None) -> str:
    if value is None:
        return "-"
    return "0" if value < 1e-6 else f"{value:.2g}" if value < 1e4 else f"{value:.0e}"


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def audit_json(audited: Sequence[Audited]) -> dict[str, Any]:
    """The audit as JSON types."""
    return {
        "breaches": sum(len(item.breaches) for item in audited),
        "exercises": [
            {
                "id": item.id,
                "checks": item.checks,
                "variants": item.variants,
                "mistakes": item.mistakes,
                "named": item.named,
                "mutants": {
                    "total": item.mutants.total,
                    "killed": item.mutants.killed,
                    "equivalent": item.mutants.equivalent,
                },
                "margins": [_margin_json(margin) for margin in item.margins],
                "breaches": item.breaches,
            }
            for item in audited
        ],
    }


def _margin_json(margin: Margin) -> dict[str, Any]:
    return {
        "check": margin.check,
        "widest_variant": _finite(margin.widest),
        "nearest_mistake": _finite(margin.nearest),
        "reason": margin.reason or None,
    }


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def show_numbers(reproduced: Sequence[Reproduced], console: Console) -> None:
    """One line for each entry of the documents' numbers; reasons and faults below it."""
    table = _table("number", "count", "document", "how", "deviation")
    table.columns[0].justify = table.columns[2].justify = table.columns[3].justify = "left"
    for item in reproduced:
        table.add_row(*_number_row(item))
        for check in item.use.checks:
            table.add_row(Text(f"  {item.use.exercise}: {check}", "dim"))
    console.print(table)
    for item in reproduced:
        if item.use.reason:
            console.print(Text(f"{item.use.number.id}: {item.use.reason}"))
        if item.fault:
            console.print(Text(f"not reproduced: {item.use.number.id}: {item.fault}", "red"))


def _number_row(item: Reproduced) -> list[str]:
    number = item.use.number
    first, last = number.source.lines
    lines = str(first) if first == last else f"{first}-{last}"
    place = f"{number.source.document.split('_')[0]}:{lines}"
    off = "-" if item.off is None else f"{item.off:.2g}"
    return [number.id, str(number.count), place, item.use.how, off]
