"""Compares what was graded again with what counts, before anything is replaced."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.batch.hashing import of_nothing
from grader.batch.run import AT_A_TIME, Run
from grader.gradebook.store import Gradebook
from grader.intake.handed import Handed

Points = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Again:
    """What of a class is graded again, and whose is not.

    Attributes:
        handed: what was handed in by those that the gradebook knows, as it knows them.
        unknown: the keys of students that it does not know.
        gone: those of students of whom there is nothing any more.
    """

    handed: list[Handed]
    unknown: list[str]
    gone: list[str]


def again(handed: Sequence[Handed], gradebook: Gradebook) -> Again:
    """Tell those that the gradebook knows from others.

    Who had handed in nothing is graded again, too: what they miss may be worth more now.
    """
    keys = {student.key for one in handed for student in one.students}
    known = {key: grade.student for key, grade in gradebook.grades_of(keys).items()}
    ours = [
        replace(one, students=tuple(known[s.key] for s in one.students if s.key in known))
        for one in handed
    ]
    found = Again([one for one in ours if one.students], sorted(keys - known.keys()), [])
    for grade in gradebook.grades():
        if grade.student.key in keys:
            continue
        if grade.attempt.submission == of_nothing():
            found.handed.append(Handed((grade.student,), (), notes=grade.attempt.notes))
        else:
            found.gone.append(grade.student.key)
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a student's grade.

    Attributes:
        key: the student's.
        attempt: the number of the new attempt.
        before: the points that count; None where nothing does.
        after: those of the new attempt.
        checks: (check, points before, points after) of those that differ; None for a check that
            is not there.
    """

    key: str
    attempt: int
    before: float | None
    after: float
    checks: tuple[tuple[str, float | None, float | None], ...]


def changes(run: Run, handed: Iterable[Handed], gradebook: Gradebook) -> Iterator[Change]:
    """Of each student of whom there is a new attempt: what it says, also where nothing differs."""
    coming = iter(handed)
    while some := list(itertools.islice(coming, AT_A_TIME)):
        works = {student.key: run.job(one).work for one in some for student in one.students}
        newest = gradebook.attempted(works.values())
        current = gradebook.grades_of(works)
        reports = gradebook.attempts_of(newest.values())
        for key, work in works.items():
            number = newest.get(work)
            grade = current.get(key)
            if number is None or (grade is not None and grade.attempt_id == number):
                continue
            old = None if grade is None else grade.attempt.report
            yield _change(key, number, old, reports[number])


def _change(key: str, number: int, old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> Change:
    before, after = points_of(old) if old else {}, points_of(new)
    differing = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return Change(
        key,
        number,
        None if old is None else float(old["score"]),
        float(new["score"]),
        tuple((name, before.get(name), after.get(name)) for name in differing),
    )


def points_of(report: Mapping[str, Any]) -> Points:
    """Points by `exercise/check`."""
    return {
        f"{exercise['id']}/{check['id']}": float(check["points"])
        for exercise in report["exercises"]
        for check in exercise["checks"]
    }
