"""Grades works live, one after the other in one session: `python -m live_results < works.json`.

Works are lists of an exercise's id and the cells that define it; of each come the exercise's
points and, of every check, its id, verdict and known mistake.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from grader.model import ExerciseResult


def told(result: ExerciseResult) -> list[Any]:
    """What must be the same wherever the work is graded."""
    checks = [[check.id, check.verdict.value, check.mistake] for check in result.checks]
    return [result.score, checks]


def main() -> None:
    from IPython.core.interactiveshell import InteractiveShell

    from grader.live.grading import grade_live
    from grader.locating import locate_course

    answers, sys.stdout = sys.stdout, open(os.devnull, "w")  # noqa: SIM115
    shell = InteractiveShell.instance()
    shell.history_manager.enabled = False
    course = locate_course()
    for line in sys.stdin:
        exercise_id, *cells = json.loads(line)
        shell.reset(new_session=False)
        for cell in cells:
            shell.run_cell(cell)
        exercise = course.load(exercise_id, hidden=False)
        report = grade_live(shell.user_ns, course, [exercise])
        print(json.dumps(told(report.exercises[0])), file=answers, flush=True)


if __name__ == "__main__":
    main()
