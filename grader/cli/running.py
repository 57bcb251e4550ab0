"""What both commands share: errors become one line and an exit status."""

from __future__ import annotations

import contextlib
import io
import math
import os
import signal
import sys

import click

from grader.cli.starting import INTERRUPTED
from grader.errors import AuthorError, GradebookError, GraderError, SandboxError, SubmissionError
from grader.escaping import for_terminal

FULL_MARKS, LESS, UNUSABLE, OURS = 0, 1, 2, 3
HANGUP: int | None = getattr(signal, "SIGHUP", None)
"""Windows has none."""


def run(command: click.Command, arguments: list[str] | None = None) -> None:
    """Run a command and exit: 2 for what the caller can mend, 3 for what only we can."""
    _prepare_streams()
    _clean_up_after_signals()
    try:
        status = command.main(arguments, standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.ClickException as error:
        status = _say(_usage(error), UNUSABLE)
    except (click.Abort, KeyboardInterrupt):
        status = _say("interrupted", INTERRUPTED)
    except (SubmissionError, AuthorError, GradebookError) as error:
        status = _say(str(error), UNUSABLE)
    except (SandboxError, GraderError) as error:
        status = _say(str(error), OURS)
    except OSError as error:
        _discard_output()
        place = f"{error.filename}: " if error.filename else ""
        status = _say(f"{place}{error.strerror or error}", UNUSABLE)
    except Exception as error:
        status = _say(f"the grader failed: {type(error).__name__}: {error}", OURS)
    sys.exit(status)


def emit(text: str) -> None:
    """Print to standard output; a reader that has gone away is no error."""
    try:
        print(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()


def finite(
    context: click.Context, parameter: click.Parameter, seconds: float | None
) -> float | None:
    """The seconds; "nan" is refused, which is in no range and which `FloatRange` lets through."""
    if seconds is not None and not math.isfinite(seconds):
        raise click.BadParameter(f"{seconds} is no number of seconds")
    return seconds


def _prepare_streams() -> None:
    """Open whatever of the three is closed, and print any text in any encoding."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _clean_up_after_signals() -> None:
    """End as Ctrl-C does it when told to end, or when the terminal is closed (but under nohup)."""
    signal.signal(signal.SIGTERM, _interrupt)
    if HANGUP is not None and signal.getsignal(HANGUP) != signal.SIG_IGN:
        signal.signal(HANGUP, _interrupt)


def _interrupt(signum: int, frame: object) -> None:
    if signum == HANGUP:  # the shell and the system may both send it: the second one is no haste
        signal.signal(signum, signal.SIG_IGN)
    raise KeyboardInterrupt


def _discard_output() -> None:
    """What is still in Python's buffers goes nowhere, also at the interpreter's end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    help_hint = f" (see {context.command_path} --help)" if context is not None else ""
    return error.format_message() + help_hint


def _say(text: str, status: int) -> int:
    with contextlib.suppress(OSError):  # its terminal may be closed
        print(f"error: {for_terminal(' '.join(text.split()))}", file=sys.stderr)
    return status
