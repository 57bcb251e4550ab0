"""`grader release`: what students get of a course, as a folder or a zip."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from grader.cli.options import course_option, one_line
from grader.cli.running import FULL_MARKS, emit
from grader.course import Course
from grader.errors import AuthorError
from grader.files import shown
from grader.locating import locate_course
from grader.releasing.handout import HandOut, Plan, hand_out
from grader.releasing.installing import required
from grader.releasing.links import MAIN, repository_at
from grader.replacing import making_folder, replacing
from grader.unzip import is_zip
from grader.zipping import Member, write_zip


@click.command("release")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR|ZIP",
    help="Where it goes: a zip, or a folder that is not there or empty.",
)
@click.option(
    "--repo",
    metavar="URL",
    help="The repository on GitHub that students open it from; links lead there.",
)
@click.option("--branch", default=MAIN, show_default=True, help="The branch of --repo.")
@click.option(
    "--grader",
    "spec",
    metavar="SPEC",
    help="What students install: a wheel, which is handed out, or what pip takes. "
    "Without it, this grader, as a wheel.",
)
@click.option("--title", callback=one_line, help="What to call it; by default the course's title.")
@course_option
def release_command(
    out: Path,
    repo: str | None,
    branch: str,
    spec: str | None,
    title: str | None,
    course: Path | None,
) -> int:
    """Write what students get: lessons, stubs, visible checks; nothing of the solutions."""
    if repo is None and branch != MAIN:
        raise click.UsageError("--branch goes with --repo")
    opened = locate_course(course, None)
    _refuse_out(out, opened)
    repository = None if repo is None else repository_at(repo, branch)
    handed = hand_out(Plan(opened, required(spec), title, repository))
    _write(handed, out)
    for name in handed.left_out:
        print(f"left out: {shown(name)}", file=sys.stderr)
    if not opened.solutions_dir.is_dir():
        told = f"no folder {shown(opened.solutions_dir)}: stubs were not searched for solutions"
        print(told, file=sys.stderr)
    count = len(opened.entries)
    emit(f"{count} exercise{'s' * (count != 1)} in {len(handed.files)} files: {shown(out)}")
    return FULL_MARKS


def _refuse_out(out: Path, course: Course) -> None:
    """Refuse to write over something, or where the next hand-out or wheel would include it."""
    if out.is_dir() and any(out.iterdir()):
        raise AuthorError(f"--out {shown(out)}: not empty; remove it or name another folder")
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise AuthorError(f"--out {shown(out)}: is there already; remove it or name another")
    inner = course.exercises_dir
    roots = [inner, course.solutions_dir.resolve()]
    roots += [inner.parent] if inner.name == "exercises" else []
    place = out.resolve()
    if any(root == place or root in place.parents for root in roots):
        raise AuthorError(f"--out {shown(out)}: inside the course; name a place outside of it")


def _write(handed: HandOut, out: Path) -> None:
    if not is_zip(out.name):
        with making_folder(out) as folder:
            for name, data in handed.files.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(data)
        return
    top = out.stem
    members = [Member(f"{top}/{name}", data) for name, data in sorted(handed.files.items())]
    with replacing(out) as path:
        write_zip(path, members)
