"""The trusted side's hold on workers: starting them, asking them, ending them.

Nothing here executes student code, and whatever a worker sends is taken as data that may lie.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from grader.confinement import Level
from grader.errors import SandboxError

if TYPE_CHECKING:
    from grader.course import Course
    from grader.sandbox.launching import Launcher


def launcher_for(course: Course, level: Level | None = None) -> Launcher:
    """Workers for the submissions of a course, which may see nothing of the course itself.

    Args:
        course: its limits are the workers'.
        level: the level of isolation demanded; None for the highest that this machine gives.

    Raises:
        SandboxError: the level cannot be had here. Nothing of a student has run.
    """
    resources = course.limits.resources
    hidden = (course.exercises_dir, course.solutions_dir)
    if sys.platform.startswith("linux"):
        from grader.sandbox import forking

        return forking.launcher(level, resources, hidden)
    if level not in (None, "process"):
        raise SandboxError(f"isolation {level} needs Linux; this system gives the level process")
    from grader.sandbox.fresh import FreshLauncher

    return FreshLauncher(resources)


def guarded_launcher_for(course: Course, level: Level | None = None) -> Launcher:
    """The same for strangers' work: less than `landlock` only where that is demanded.

    Raises:
        SandboxError: neither that nor better can be had here. Nothing of a student has run.
    """
    launcher = launcher_for(course, level)
    if level is None and launcher.level == "process":
        launcher.close()
        raise SandboxError(
            "neither of the levels namespaces and landlock can be had here, and strangers' code "
            "should not run without; grader doctor says what would bring them, --isolation process "
            "does without"
        )
    return launcher
