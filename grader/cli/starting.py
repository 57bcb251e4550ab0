"""The console scripts. What they run is imported where an interruption is told in one line, too."""

from __future__ import annotations

import importlib
import sys

INTERRUPTED = 130


def grade() -> None:
    """The console script `grade`."""
    _start("grader.cli.grade")


def grader() -> None:
    """The console script `grader`."""
    _start("grader.cli.grader")


def _start(module: str) -> None:
    try:
        main = importlib.import_module(module).main
    except KeyboardInterrupt:
        print("error: interrupted", file=sys.stderr)
        sys.exit(INTERRUPTED)
    main()
