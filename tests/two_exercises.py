"""A second exercise for the miniature course: the first one again."""

from __future__ import annotations

import shutil
from pathlib import Path

AGAIN = '\n[[exercise]]\nid = "again"\nfolder = "02_again"\npoints = 5\nhidden_points = 1\n'


def add_again(course: Path) -> Path:
    """Add the exercise `again`, which asks for `double` too, to a copy of the course."""
    for kind in ("exercises", "solutions"):
        again = shutil.copytree(course / kind / "01_double", course / kind / "02_again")
        for path in again.glob("*.py"):
            path.write_text(path.read_text().replace('Exercise("double"', 'Exercise("again"'))
    manifest = course / "exercises" / "course.toml"
    manifest.write_text(manifest.read_text() + AGAIN)
    return course
