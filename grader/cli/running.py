"""What both commands share: errors become one line and an exit status."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from grader.course import Course, exercises_dir_in, open_course
from grader.errors import AuthorError, GraderError, SandboxError, SubmissionError

FULL_MARKS, LESS, UNUSABLE, OURS = 0, 1, 2, 3
COURSE_VARIABLE = "GRADER_COURSE"


def run(command: click.Command, arguments: list[str] | None = None) -> None:
    """Run a command and exit: 2 for what the caller can mend, 3 for what only we can."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # whatever the terminal's encoding lacks
    try:
        status = command.main(arguments, standalone_mode=False)
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.ClickException as error:
        status = _say(_usage(error), UNUSABLE)
    except (click.Abort, KeyboardInterrupt):
        status = _say("interrupted", 130)
    except (SubmissionError, AuthorError) as error:
        status = _say(str(error), UNUSABLE)
    except (SandboxError, GraderError) as error:
        status = _say(str(error), OURS)
    except BrokenPipeError:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = UNUSABLE
    sys.exit(status)


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    help_hint = f" (see {context.command_path} --help)" if context is not None else ""
    return error.format_message() + help_hint


def _say(text: str, status: int) -> int:
    print(f"error: {' '.join(text.split())}", file=sys.stderr)
    return status


def locate_course(
    course: Path | None, solutions: Path | None, paths: Sequence[Path] = ()
) -> Course:
    """The course to grade against.

    The one named; else the one in or above the current folder or the submission; else the one
    that came with this installation.

    Raises:
        AuthorError: there is none, or it is broken.
    """
    named = course or (Path(os.environ[COURSE_VARIABLE]) if COURSE_VARIABLE in os.environ else None)
    if named is not None:
        return open_course(named, solutions)
    for place in (Path.cwd(), *(path.resolve() for path in paths)):
        for folder in (place, *place.parents):
            if exercises_dir_in(folder) is not None:
                return open_course(folder, solutions)
    return open_course(installed_course(), solutions)


def installed_course() -> Path:
    """The folder of the course that came with this installation."""
    package = Path(__file__).resolve().parent.parent
    bundled = package / "course_files"
    return bundled if bundled.is_dir() else package.parent
