"""What a class's grades say, gathered in one pass. Pure; nothing but sums is kept of a report."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.gradebook.store import Grade
from grader.intake.handed import Student

SLOWEST = 10
NOISE = 1e-12  # relative; what rounding leaves where there is nothing
TROUBLES = {
    "timeout": "took too long",
    "memory": "took too much memory",
    "output": "returned too much",
}
OURS = r"^(?!.*: raised )(?:.*: it|line \d+|cell \d+) "  # how what we say of a worker begins
SIGNS = {
    re.compile(OURS + r"ended the process \(", re.MULTILINE): "ended its process",
    re.compile(OURS + "disturbed the connection", re.MULTILINE): "disturbed the grader",
}


@dataclass(slots=True)
class Sums:
    """Sums over students of the points of one item, and of the total.

    Both are counted from the first student's, so that what does not vary has a variance of 0.
    """

    count: int = 0
    first: tuple[float, float] = (0.0, 0.0)
    item: float = 0.0
    item_squared: float = 0.0
    total: float = 0.0
    total_squared: float = 0.0
    product: float = 0.0

    def add(self, item: float, total: float) -> None:
        """Count a student."""
        if not self.count:
            self.first = item, total
        self.count += 1
        item, total = item - self.first[0], total - self.first[1]
        self.item += item
        self.item_squared += item * item
        self.total += total
        self.total_squared += total * total
        self.product += item * total

    @property
    def mean(self) -> float:
        """The mean of the item."""
        return self.first[0] + self.item / self.count if self.count else math.nan

    @property
    def variance(self) -> float:
        """The variance of the item in this class (population form)."""
        return self._spread(self.item_squared, self.item, self.item)

    @property
    def total_variance(self) -> float:
        """The variance of the total."""
        return self._spread(self.total_squared, self.total, self.total)

    @property
    def discrimination(self) -> float | None:
        """The correlation of the item with the rest of the total; None where one is constant."""
        item, total = self.variance, self.total_variance
        both = self._spread(self.product, self.item, self.total)
        rest = total - 2 * both + item
        if min(item, rest) <= NOISE * max(item, total):
            return None
        return max(-1.0, min(1.0, (both - item) / math.sqrt(item * rest)))

    def _spread(self, product: float, one: float, other: float) -> float:
        """A covariance; below what rounding makes of one it is 0."""
        if not self.count:
            return 0.0
        found = product / self.count - one / self.count * other / self.count
        return found if abs(found) > NOISE * abs(product / self.count) else 0.0


@dataclass(slots=True)
class Item:
    """A check, or an exercise, over the class.

    Attributes:
        name: `exercise/check`, or the exercise.
        title: what it says of itself.
        max_points: what it is worth.
        visibility: of a check.
        sums: of its points and the totals.
        full: how many have all points.
        seconds: how long it took, summed over students.
    """

    name: str
    title: str
    max_points: float
    visibility: str = ""
    sums: Sums = field(default_factory=Sums)
    full: int = 0
    seconds: float = 0.0

    def add(self, points: float, total: float, seconds: float) -> None:
        """Count a student."""
        self.sums.add(points, total)
        self.full += points >= self.max_points
        self.seconds += seconds

    @property
    def share(self) -> float:
        """The share of students with all points."""
        return self.full / self.sums.count if self.sums.count else math.nan


@dataclass(slots=True)
class Made:
    """A mistake that was recognised.

    Attributes:
        exercise: where.
        id: its id.
        sentence: what students read of it.
        students: who made it.
    """

    exercise: str
    id: str
    sentence: str
    students: list[Student] = field(default_factory=list)


@dataclass(slots=True)
class Statistics:
    """A class.

    Attributes:
        totals: the points of those who are graded in full.
        max_score: what there was to get.
        maxima: what there was to get, for how many: the course may have changed.
        not_graded: who is not graded in full.
        exercises: by id.
        checks: by `exercise/check`.
        mistakes: by (exercise, id).
        slowest: (seconds, key, student).
        troubles: (student, what happened) of those that crashed, or did what work does not need.
    """

    totals: list[float] = field(default_factory=list)
    maxima: Counter[float] = field(default_factory=Counter)
    not_graded: list[Student] = field(default_factory=list)
    exercises: dict[str, Item] = field(default_factory=dict)
    checks: dict[str, Item] = field(default_factory=dict)
    mistakes: dict[tuple[str, str], Made] = field(default_factory=dict)
    slowest: list[tuple[float, str, Student]] = field(default_factory=list)
    troubles: list[tuple[Student, str]] = field(default_factory=list)

    @property
    def max_score(self) -> float:
        """What there was to get."""
        return max(self.maxima, default=0.0)

    def add(self, grade: Grade) -> None:
        """Count a student; of one that is not graded in full only that is noted."""
        student, report = grade.student, grade.attempt.report
        if not grade.attempt.is_graded:
            self.not_graded.append(student)
            return
        total = float(report["score"])
        self.totals.append(total)
        self.maxima[float(report["max_score"])] += 1
        heapq.heappush(self.slowest, (float(report["seconds"]), student.key, student))
        if len(self.slowest) > SLOWEST:
            heapq.heappop(self.slowest)
        for exercise in report["exercises"]:
            self._add_exercise(exercise, total)
            self._note_mistakes(exercise, student)
        self.troubles += [(student, trouble) for trouble in troubles_in(report)]

    def _add_exercise(self, exercise: Mapping[str, Any], total: float) -> None:
        id, checks = exercise["id"], exercise["checks"]
        item = self.exercises.setdefault(id, Item(id, id, float(exercise["max_score"])))
        item.add(float(exercise["score"]), total, sum(check["seconds"] for check in checks))
        for check in checks:
            name = f"{id}/{check['id']}"
            new = Item(name, check["title"], float(check["max_points"]), check["visibility"])
            one = self.checks.setdefault(name, new)
            one.add(float(check["points"]), total, float(check["seconds"]))

    def _note_mistakes(self, exercise: Mapping[str, Any], student: Student) -> None:
        sentences = {
            check["mistake"]: (check["message"] or "").splitlines()
            for check in exercise["checks"]
            if check["mistake"]
        }
        for id, lines in sentences.items():
            made = Made(exercise["id"], id, lines[-1] if lines else "")
            self.mistakes.setdefault((exercise["id"], id), made).students.append(student)

    @property
    def alpha(self) -> float | None:
        """Cronbach's alpha over the checks; None where totals do not vary or checks are too few."""
        items = list(self.checks.values())
        count = len(self.totals)
        same = [item for item in items if item.sums.count == count]
        if len(same) < 2 or len(same) != len(items):
            return None
        variance = same[0].sums.total_variance
        apart = sum(item.sums.variance for item in same)
        if variance <= NOISE * apart or not variance:
            return None
        return len(same) / (len(same) - 1) * (1 - apart / variance)


def troubles_in(report: Mapping[str, Any]) -> list[str]:
    """What in a report is worth a look: each kind once."""
    found: dict[str, None] = {}
    for exercise in report["exercises"]:
        texts = [exercise["message"] or ""]
        for check in exercise["checks"]:
            if check["verdict"] in TROUBLES:
                found[f"{exercise['id']}: {TROUBLES[check['verdict']]}"] = None
            texts.append(check["message"] or "")
        for sign, said in SIGNS.items():
            if any(sign.search(text) for text in texts):
                found[f"{exercise['id']}: {said}"] = None
        if exercise["file"] and all(check["verdict"] == "error" for check in exercise["checks"]):
            found[f"{exercise['id']}: no check could be made"] = None
    return list(found)
