"""What a run over a class found: a few lines for the terminal, all of them in a file."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.batch.run import Tally
from grader.escaping import for_line
from grader.gradebook.store import Grade
from grader.intake.handed import Handed

SHOWN = 20
OLDER = "what was handed in last could not be judged, an earlier grade still counts; run again."

GONE = "is not in the source any more; the grade stays (grade into another --out to be without)."


@dataclass(slots=True)
class Found:
    """The class's grades, boiled down while they are read one by one."""

    scores: list[float] = field(default_factory=list)
    max_score: float = 0.0
    full: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, grade: Grade, *, is_older: bool = False) -> None:
        """Count a grade, which may be that of an earlier submission."""
        attempt = grade.attempt
        score, most = float(attempt.report["score"]), float(attempt.report["max_score"])
        self.max_score = max(self.max_score, most)
        if attempt.is_graded:
            self.scores.append(score)
            self.full += score >= most
        lines = [*lines_of(grade), *([OLDER] if is_older else [])]
        self.notes += [f"{for_line(grade.student.key)}: {line}" for line in lines]


def lines_of(grade: Grade) -> Iterator[str]:
    """What the instructor should know of one student's submission."""
    attempt = grade.attempt
    if attempt.is_late:
        yield f"late{f', handed in {for_line(attempt.handed_at)}' if attempt.handed_at else ''}."
    if attempt.superseded:
        earlier = ", ".join(map(for_line, attempt.superseded))
        yield f"the newest of {len(attempt.superseded) + 1} submissions; not graded: {earlier}."
    if not attempt.is_graded:
        yield "not graded in full, through no fault of the student's; run again."
    for note in attempt.notes:
        yield for_line(note)


def found_in(
    grades: Iterable[Grade], handed: Sequence[Handed], tally: Tally, source: Path
) -> Found:
    """What there is of these students; who was in the same source before and is not, is told."""
    keys, place = _keys(handed), str(source.resolve())
    unjudged = _keys(one for one in handed if one.students[0].key in tally.not_graded)
    found = Found()
    for grade in grades:
        if (key := grade.student.key) in keys:
            found.add(grade, is_older=key in unjudged and grade.attempt.is_graded)
        elif grade.attempt.source == place:
            found.notes.append(f"{for_line(key)}: {GONE}")
    return found


def _keys(handed: Iterable[Handed]) -> set[str]:
    return {student.key for one in handed for student in one.students}


def summary(
    source: Path, layout: str, handed: Sequence[Handed], tally: Tally, found: Found
) -> list[str]:
    """The lines, the notes last."""
    students = sum(len(one.students) for one in handed)
    lines = [
        f"{for_line(source.name)}: {layout}, {len(handed)} submissions of {students} students",
        f"graded now {tally.graded}, there already {tally.kept}, "
        f"not graded {len(tally.not_graded)}",
        ", ".join(f"{name} {count}" for name, count in _kinds(handed)),
    ]
    if found.scores:
        mean, median = statistics.fmean(found.scores), statistics.median(found.scores)
        lines.append(
            f"mean {mean:.1f} of {found.max_score:g}, median {median:g}, full marks {found.full}"
        )
    return lines


def _kinds(handed: Sequence[Handed]) -> Iterator[tuple[str, int]]:
    yield "late", sum(one.late for one in handed)
    yield "resubmitted", sum(bool(one.superseded) for one in handed)
    yield "groups", sum(len(one.students) > 1 for one in handed)
    yield "empty", sum(not one.files for one in handed)


def shortened(notes: Sequence[str], file: Path) -> list[str]:
    """The first notes, and where all are."""
    lines = [f"  {note}" for note in notes[:SHOWN]]
    if len(notes) > SHOWN:
        lines.append(f"  … and {len(notes) - SHOWN} more, all in {for_line(str(file))}")
    return lines
