"""`grader`: what instructors and authors run."""

from __future__ import annotations

from pathlib import Path

import click

from grader import __version__
from grader.cli.running import FULL_MARKS, LESS, locate_course, run
from grader.sandbox import default_launcher


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="grader")
def grader_group() -> None:
    """Build and prove a course. Students use `grade`."""


@grader_group.command("build")
@click.option("--check", is_flag=True, help="Write nothing; fail when something has drifted.")
@click.option(
    "--course", type=click.Path(path_type=Path), metavar="DIR", help="The course's folder."
)
def build_command(check: bool, course: Path | None) -> int:
    """Make stubs, notebooks and expected values from the solutions."""
    try:
        from grader.authoring.build import products
    except ImportError as error:
        raise click.UsageError(
            f"{error.name} is not installed: pip install 'deep-learning-grader[author]'"
        ) from None
    opened = locate_course(course, None)
    launcher = default_launcher()
    stale = []
    try:
        for product in products(opened, launcher):
            if not product.is_current:
                stale.append(product.path)
                if not check:
                    product.write()
    finally:
        launcher.close()
    for path in stale:
        click.echo(f"{'drifted' if check else 'written'}: {path}")
    click.echo(f"{len(stale)} {'out of date' if check else 'written'}")
    return LESS if check and stale else FULL_MARKS


def main() -> None:
    """The console script `grader`."""
    run(grader_group)
