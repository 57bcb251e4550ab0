"""The latest result of each exercise of what is watched, and which of them a save makes old."""

from __future__ import annotations

import contextlib
import dataclasses
import zlib
from collections.abc import Collection, Sequence
from pathlib import Path

from grader.course import Course
from grader.errors import GraderError, SubmissionError
from grader.files import shown
from grader.grading import Options, grade
from grader.mentions import may_use
from grader.model import ExerciseResult, Report
from grader.sandbox.launching import Launcher
from grader.submission import Found, Submission, find, named_exercise
from grader.unzip import is_litter, is_zip

Mark = tuple[int, int, int, int]


class Board:
    """Results, replaced as files change.

    Args:
        paths: folders and files, no zips.
        course: what they are graded against; its checks are loaded once.
        launcher: where workers come from.
        options: how to grade.

    Attributes:
        trouble: why nothing can be graded at the moment, for whoever watches.

    Raises:
        SubmissionError: there is nothing to grade.
        AuthorError: the course is broken.
    """

    def __init__(
        self, paths: Sequence[Path], course: Course, launcher: Launcher, options: Options
    ) -> None:
        refuse_zips(paths)
        self._paths = paths
        self._course = course
        self._launcher = launcher
        self._options = options
        self._submission = find(paths, course, options.only, Path())
        ids = [options.only] if options.only else list(course.ids)
        self._loaded = {id: course.load(id, hidden=options.hidden) for id in ids}
        self._marks: dict[str, Mark | None] = {}
        self._results: dict[str, ExerciseResult] = {}
        nothing = dataclasses.replace(self._submission, found=(), whole=True)
        self._empty = grade(nothing, course, launcher, options, self._loaded)
        self.trouble = ""

    def look(self, changed: Collection[Path]) -> frozenset[str]:
        """The exercises whose results are old, after these paths have changed."""
        before = {found.exercise_id for found in self._submission.found}
        self._find()
        now = {found.exercise_id: found for found in self._submission.found}
        old = {id for id, found in now.items() if _mark(found) != self._marks.get(id)}
        old |= {id for id, found in now.items() if any(self._helps(p, found) for p in changed)}
        for id in before - now.keys():
            self._results.pop(id, None)
            self._marks.pop(id, None)
        return frozenset(old | (before - now.keys()))

    def expected_in(self, changed: Collection[Path]) -> list[Path]:
        """Those of the changed paths that are graded."""
        return [found.path for found in self._submission.found if found.path.resolve() in changed]

    def begin(self, ids: Collection[str]) -> Submission:
        """What is to be graded of these exercises; what is saved from now on makes it old."""
        found = tuple(f for f in self._submission.found if f.exercise_id in ids)
        self._marks.update({f.exercise_id: _mark(f) for f in found})
        return dataclasses.replace(self._submission, found=found, whole=False)

    def grade(self, begun: Submission) -> Report:
        """The results of what was begun, and no others. May be called in another thread."""
        return grade(begun, self._course, self._launcher, self._options, self._loaded)

    def keep(self, report: Report) -> Report:
        """The whole report, with these results in the place of the ones before."""
        self._results.update({result.id: result for result in report.exercises})
        missing = {result.id: result for result in self._empty.exercises}
        known = {**(missing if self._submission.whole else {}), **self._results}
        exercises = tuple(known[id] for id in self._loaded if id in known)
        return dataclasses.replace(report, exercises=exercises)

    def _find(self) -> None:
        """Find the files anew; those that are named and gone are waited for."""
        there = [path for path in self._paths if path.exists()]
        gone = [path for path in self._paths if path not in there]
        self.trouble = "".join(f"{shown(path)}: gone; waiting for it. " for path in gone).strip()
        found: tuple[Found, ...] = ()
        with contextlib.suppress(GraderError):  # of what is left nothing is an exercise's
            if there:
                found = find(there, self._course, self._options.only, Path()).found
        if not found and not gone:
            self.trouble = f"{self._submission.name}: holds no exercise any more; waiting for one."
        self._submission = dataclasses.replace(self._submission, found=found)

    def _helps(self, changed: Path, found: Found) -> bool:
        """Whether a graded file may use another one, beside or below it.

        A module that is no exercise's may be imported in turn by what it imports; one that is must
        be imported itself. Of other files the name must be in the text.
        """
        graded = found.path.resolve()
        if changed == graded or graded.parent not in changed.parents or not changed.suffix:
            return False
        if is_litter(changed.relative_to(graded.parent).parts):
            return False
        if changed.suffix == ".py" and named_exercise(changed.stem, self._course.ids) is None:
            return True
        with contextlib.suppress(OSError, ValueError):
            text = graded.read_text(encoding="utf-8", errors="replace")
            if changed.suffix == ".py":
                return may_use(text, changed.stem)
            return changed.name in text
        return False


def refuse_zips(paths: Sequence[Path]) -> None:
    """Refuse what is never saved in place.

    Raises:
        SubmissionError: there is a zip.
    """
    for path in paths:
        if is_zip(path.name) and not path.is_dir():
            raise SubmissionError(f"{shown(path)}: a zip is not watched; unpack it, name a folder")


def _mark(found: Found) -> Mark | None:
    """What tells one state of a file from another; None when it cannot be read.

    Its contents count too: some file systems keep times to two seconds.
    """
    with contextlib.suppress(OSError):
        status = found.path.stat()
        checksum = zlib.crc32(found.path.read_bytes())
        return status.st_mtime_ns, status.st_size, status.st_ino, checksum
    return None
