"""`grade --hint`: one step towards the first thing that is not right."""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Sequence

from grader.course import Course
from grader.escaping import for_line, for_terminal
from grader.hints import Concern, Hint, first_concern, load_hints
from grader.model import Report, Verdict

WIDTH = 80


def hint_text(report: Report, course: Course, number: int, names: Sequence[str]) -> str:
    """What `grade --hint` prints. Hidden checks have no hints, whatever came of them.

    Args:
        report: of what was graded.
        course: has the hints.
        number: of the step, from 1.
        names: the paths that were given.

    Raises:
        AuthorError: the hints are not as they should be.
    """
    graded = [result for result in report.exercises if result.form is not None]
    for result in graded:
        exercise = course.load(result.id, hidden=False)
        concern = first_concern(result, exercise)
        if concern is not None and concern.is_of_the_file:
            return _mend_first(result.file or "", concern, names)
        if concern is not None:
            step = load_hints(course, exercise).step(concern.name, number, concern.check.id)
            return _told(result.file or "", concern, step, names)
    if report.not_graded:
        return "No hint: some checks could not be judged; grade again without --hint."
    names_of_all = ", ".join(result.id for result in graded)
    hidden = [c for result in graded for c in result.checks if c.visibility == "hidden"]
    if any(check.verdict is not Verdict.PASS for check in hidden):
        again = f"grade --all {for_line(shlex.join(names), 400)}".rstrip()
        told = f"All visible checks are right in {names_of_all}. On hidden ones there is no hint."
        return f"{told}\nWhat came of them: {again}"
    return f"All is right in {names_of_all}: no hint is needed."


def _mend_first(file: str, concern: Concern, names: Sequence[str]) -> str:
    again = f"Mend that first, then ask again: grade --hint {for_line(shlex.join(names), 400)}"
    return "\n".join([*_head(file, concern), again.rstrip()])


def _head(file: str, concern: Concern) -> list[str]:
    told = [_wrapped(for_terminal(line)) for line in concern.told]
    return [f"{concern.exercise_id}  {for_terminal(file)}", *told]


def _told(file: str, concern: Concern, step: Hint, names: Sequence[str]) -> str:
    verdict = concern.check.verdict.value.replace("_", " ")
    given = for_line(shlex.join(names), 400)
    again = f"For the next one: grade {'--hint ' * (step.number + 1)}{given}"
    told = f"Hint {step.number} of {step.count}: {step.text}" if step.count else step.text
    all_told = "That is all there is on it. " if step.count else ""
    last = f"{all_told}What came of each check: grade {given}"
    return "\n".join(
        [
            *_head(file, concern),
            _wrapped(f"{concern.name}: {verdict} ({concern.check.id})"),
            _wrapped(told),
            (last if step.is_last else again).rstrip(),
        ]
    )


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)
