"""Options that several commands have, with one meaning in all of them."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TypeVar

import click

from grader.confinement import LEVELS
from grader.escaping import for_line
from grader.files import shown

NO_TEXT = ("Cc", "Cs", "Zl", "Zp")
"""Categories of characters that no title or name has: what controls a terminal, half a character
(as which a byte comes that is no text), and what ends a line."""
Given = TypeVar("Given", "str | None", "tuple[str, ...] | None")


def is_line(text: str) -> bool:
    """Whether there is something in the text, and it can be written anywhere on one line."""
    return bool(text.strip()) and not any(unicodedata.category(c) in NO_TEXT for c in text)


def one_line(context: click.Context, parameter: click.Parameter, given: Given) -> Given:
    """What an option gives; text that is empty or cannot be written on a line is refused."""
    for text in (given,) if isinstance(given, str) else given or ():
        if not is_line(text):
            why = f"'{for_line(text)}' cannot be written on a line" if text else "it is empty"
            raise click.BadParameter(why)
    return given


def _folder_that_is_there(
    context: click.Context, parameter: click.Parameter, given: Path | None
) -> Path | None:
    """A folder that was named; without it hidden checks would be left out in silence."""
    if given is not None and not given.is_dir():
        raise click.BadParameter(f"{shown(given)}: no such folder")
    return given


course_option = click.option(
    "--course", type=click.Path(path_type=Path), metavar="DIR", help="The course's folder."
)
solutions_option = click.option(
    "--solutions",
    type=click.Path(path_type=Path),
    callback=_folder_that_is_there,
    metavar="DIR",
    help="The solutions' folder, for the hidden checks.",
)
guarded_level_option = click.option(
    "--isolation",
    "level",
    type=click.Choice(LEVELS),
    help="Demand this level of isolation; without it, landlock or better.",
)
