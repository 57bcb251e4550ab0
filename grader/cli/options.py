"""Options that several commands have, with one meaning in all of them."""

from __future__ import annotations

from pathlib import Path

import click

from grader.confinement import LEVELS

course_option = click.option(
    "--course", type=click.Path(path_type=Path), metavar="DIR", help="The course's folder."
)
solutions_option = click.option(
    "--solutions",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The solutions' folder, for the hidden checks.",
)
guarded_level_option = click.option(
    "--isolation",
    "level",
    type=click.Choice(LEVELS),
    help="Demand this level of isolation; without it, landlock or better.",
)
