"""What `grader doctor` prints."""

from __future__ import annotations

import dataclasses
from typing import Any

from rich.console import Console
from rich.text import Text

from grader.confinement import Level
from grader.sandbox.doctor import ANOTHER_USER, NO_GROUPS, Trial

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
    if trial.level == "process":
        return [_about_memory(trial)]
    version = [f"version {trial.landlock} of Landlock"] if trial.level == "landlock" else []
    return [*version, *_about_user(trial), _about_memory(trial)]


def _about_user(trial: Trial) -> list[str]:
    return ["workers are a user of their own"] if trial.changes_user else [ANOTHER_USER]


def _about_memory(trial: Trial) -> str:
    return "the kernel counts memory, in control groups" if trial.groups else NO_GROUPS


def to_json(trials: tuple[Trial, ...], highest: Level) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "schema": "grader/doctor/v1",
        "isolation": highest,
        "levels": [{**dataclasses.asdict(t), "given": t.is_given} for t in trials],
    }
