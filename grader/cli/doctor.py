"""What `grader doctor` prints."""

from __future__ import annotations

import dataclasses
from typing import Any

from rich.console import Console
from rich.text import Text

from grader.confinement import Level
from grader.sandbox.doctor import ANOTHER_USER, Trial

GIVES = {
    "namespaces": "own processes, files, network; a list of system calls; limits",
    "landlock": "no files but Python's and its own; no network; a list of system calls; limits",
    "process": "a process of its own, limits and deadlines; hides no file and no network",
}


def show(trials: tuple[Trial, ...], highest: Level, console: Console) -> None:
    """The levels, what each gives, and what is missing for it."""
    console.print(Text.assemble("isolation here: ", (highest, "bold green")))
    for trial in trials:
        mark, colour = ("✓", "green") if trial.is_given else ("✗", "red")
        line = Text.assemble((f"  {mark} ", colour), (f"{trial.level:<12}", "bold"))
        console.print(line + Text(GIVES[trial.level], "dim"), soft_wrap=True)
        for text in _details(trial):
            console.print(Text(f"      {text}"), soft_wrap=True)


def _details(trial: Trial) -> list[str]:
    if not trial.is_given:
        remedy = [f"remedy: {trial.remedy}"] if trial.remedy else []
        return [f"missing: {trial.missing}", *remedy]
    if trial.level == "landlock":
        return [f"version {trial.landlock} of Landlock", *_about_user(trial)]
    return _about_user(trial) if trial.level == "namespaces" else []


def _about_user(trial: Trial) -> list[str]:
    return ["workers are a user of their own"] if trial.changes_user else [ANOTHER_USER]


def to_json(trials: tuple[Trial, ...], highest: Level) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "schema": "grader/doctor/v1",
        "isolation": highest,
        "levels": [{**dataclasses.asdict(t), "given": t.is_given} for t in trials],
    }
