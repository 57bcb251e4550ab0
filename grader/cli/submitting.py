"""`grade --submit`: one zip to hand in, made only when it is complete or said to be incomplete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli.running import FULL_MARKS, LESS, emit
from grader.course import Course
from grader.errors import SubmissionError
from grader.escaping import for_line
from grader.files import shown
from grader.submission import UNTOUCHED, Submission, find
from grader.unzip import is_zip

if TYPE_CHECKING:
    from grader.handing_in import Packing
    from grader.readiness import Standing

SUBMISSION = Path("submission.zip")
OF_GRADING = {
    "as_json": "--json",
    "hidden": "--all",
    "watch": "--watch",
    "hints": "--hint",
    "html": "--html",
}
_OPTIONS = (
    click.option(
        "--submit", is_flag=True, help="Grade nothing: make a zip to hand in of what is graded."
    ),
    click.option(
        "--out",
        type=click.Path(path_type=Path),
        metavar="ZIP",
        help=f"Where --submit writes; by default {SUBMISSION}, here.",
    ),
    click.option(
        "--incomplete",
        is_flag=True,
        help="Let --submit make it though exercises are missing, untouched or broken.",
    ),
)


@dataclass(frozen=True, slots=True)
class Submitting:
    """What to do: where the zip goes, and whether it may be incomplete."""

    out: Path
    incomplete: bool

    def submit(self, paths: Sequence[Path], course: Course, only: str | None) -> int:
        """Say how each exercise stands, and make the zip; the exit status.

        Raises:
            SubmissionError: there is nothing to hand in, or the zip cannot be written.
        """
        from grader.readiness import standings
        from grader.scratch import scratch

        replaces = self._refuse_out()
        with scratch("grade-") as folder:
            submission = find(paths, course, only, folder / "unpacked")
            ids = [only] if only is not None else list(course.ids)
            states = standings(submission, course, ids)
            _show(states)
            missed = sum(state.trouble is not None for state in states)
            if missed and not self.incomplete:
                emit(
                    f"nothing made: {missed} of {len(states)} exercises not ready; mend that, or "
                    "hand in what there is with --incomplete"
                )
                return LESS
            packing = self._write(submission, course, folder)
        for remark in packing.remarks:
            emit(remark)
        ready = f"{len(states) - missed} of {len(states)} exercises ready"
        written = "replaced" if replaces else "made"
        emit(f"{written}: {shown(self.out)} ({ready}, {_files(len(packing.items))})")
        return FULL_MARKS

    def _refuse_out(self) -> bool:
        """Whether there is a zip to be replaced: one that was made here, nothing else."""
        from grader.handing_in import is_packed

        if not is_zip(self.out.name):
            raise SubmissionError(f"--out {shown(self.out)}: name a zip, such as {SUBMISSION}")
        replaces = is_packed(self.out)
        if not replaces and (self.out.exists() or self.out.is_symlink()):
            raise SubmissionError(
                f"{shown(self.out)}: is there already, and was not made by --submit; "
                "remove it or name another with --out"
            )
        return replaces

    def _write(self, submission: Submission, course: Course, folder: Path) -> Packing:
        from grader.handing_in import MARK, pack
        from grader.replacing import replacing
        from grader.zipping import write_zip

        packing = pack(submission, course, folder)
        members = (item.member() for item in packing.items)
        with replacing(self.out) as path:
            write_zip(path, members, compress=packing.is_small, comment=MARK)
        return packing


def submit_options(command: Callable[..., int]) -> Callable[..., int]:
    """Adds the options of `--submit`; the command gets them as `submitting`, None without it."""

    def wrapped(*, submit: bool, out: Path | None, incomplete: bool, **more: Any) -> int:
        if not submit and (out is not None or incomplete):
            raise click.UsageError("--out and --incomplete go with --submit")
        if submit:
            _refuse_others(more)
        submitting = Submitting(out or SUBMISSION, incomplete) if submit else None
        return command(submitting=submitting, **more)

    wrapped.__doc__ = command.__doc__
    wrapped.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def _refuse_others(given: dict[str, Any]) -> None:
    """Refuse what goes with grading alone."""
    for name, option in OF_GRADING.items():
        if given[name] not in (None, False, 0):
            raise click.UsageError(f"--submit grades nothing: leave out {option}")


def _files(count: int) -> str:
    return f"{count} file{'s' * (count != 1)}"


def _show(states: Sequence[Standing]) -> None:
    width = max(len(state.exercise_id) for state in states)
    for state in states:
        mark = "✗" if state.trouble else "✓"
        told = [for_line(state.found.shown_as)] if state.found else []
        told += [for_line(state.trouble)] if state.trouble else []
        emit(f"{mark} {state.exercise_id:{width}}  {': '.join(told)}")
        note = state.found.note if state.found else None
        if note and UNTOUCHED not in note and not state.trouble:
            emit(f"  {for_line(note)}")
