"""What a class's grades say, gathered in one pass. Pure; nothing but sums is kept of a report."""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.gradebook.store import Grade

SLOWEST = 10
TROUBLES = {
    "timeout": "took too long",
    "memory": "took too much memory",
    "output": "returned too much",
}
SIGNS = {
    "ended the process": "ended its process",
    "disturbed the connection": "disturbed the grader",
}


@dataclass(slots=True)
class Sums:
    """Sums over students of the points of one item, and of the total."""

    count: int = 0
    item: float = 0.0
    item_squared: float = 0.0
    total: float = 0.0
    total_squared: float = 0.0
    product: float = 0.0

    def add(self, item: float, total: float) -> None:
        """Count a student."""
        self.count += 1
        self.item += item
        self.item_squared += item * item
        self.total += total
        self.total_squared += total * total
        self.product += item * total

    @property
    def mean(self) -> float:
        """The mean of the item."""
        return self.item / self.count if self.count else math.nan

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
        if min(item, rest) <= 1e-12 * max(total, 1e-12):
            return None
        return (both - item) / math.sqrt(item * rest)

    def _spread(self, product: float, one: float, other: float) -> float:
        if not self.count:
            return 0.0
        return product / self.count - one / self.count * other / self.count


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
        keys: who made it.
    """

    exercise: str
    id: str
    sentence: str
    keys: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Statistics:
    """A class.

    Attributes:
        totals: the points of those who are graded in full.
        max_score: what there was to get.
        not_graded: who is not graded in full.
        exercises: by id.
        checks: by `exercise/check`.
        mistakes: by (exercise, id).
        slowest: (seconds, key), the slowest first.
        troubles: (key, what happened) of those that crashed, or did what work does not need.
    """

    totals: list[float] = field(default_factory=list)
    max_score: float = 0.0
    not_graded: list[str] = field(default_factory=list)
    exercises: dict[str, Item] = field(default_factory=dict)
    checks: dict[str, Item] = field(default_factory=dict)
    mistakes: dict[tuple[str, str], Made] = field(default_factory=dict)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    troubles: list[tuple[str, str]] = field(default_factory=list)

    def add(self, grade: Grade) -> None:
        """Count a student; of one that is not graded in full only that is noted."""
        key, report = grade.student.key, grade.attempt.report
        if not grade.attempt.is_graded:
            self.not_graded.append(key)
            return
        total = float(report["score"])
        self.totals.append(total)
        self.max_score = max(self.max_score, float(report["max_score"]))
        heapq.heappush(self.slowest, (float(report["seconds"]), key))
        if len(self.slowest) > SLOWEST:
            heapq.heappop(self.slowest)
        for exercise in report["exercises"]:
            self._add_exercise(exercise, total)
            self._note_mistakes(exercise, key)
        self.troubles += [(key, trouble) for trouble in troubles_in(report)]

    def _add_exercise(self, exercise: Mapping[str, Any], total: float) -> None:
        id, checks = exercise["id"], exercise["checks"]
        item = self.exercises.setdefault(id, Item(id, id, float(exercise["max_score"])))
        item.add(float(exercise["score"]), total, sum(check["seconds"] for check in checks))
        for check in checks:
            name = f"{id}/{check['id']}"
            new = Item(name, check["title"], float(check["max_points"]), check["visibility"])
            one = self.checks.setdefault(name, new)
            one.add(float(check["points"]), total, float(check["seconds"]))

    def _note_mistakes(self, exercise: Mapping[str, Any], key: str) -> None:
        sentences = {
            check["mistake"]: (check["message"] or "").splitlines()
            for check in exercise["checks"]
            if check["mistake"]
        }
        for id, lines in sentences.items():
            made = Made(exercise["id"], id, lines[-1] if lines else "")
            self.mistakes.setdefault((exercise["id"], id), made).keys.append(key)

    @property
    def alpha(self) -> float | None:
        """Cronbach's alpha over the checks; None where totals do not vary or checks are too few."""
        items = list(self.checks.values())
        count = len(self.totals)
        same = [item for item in items if item.sums.count == count]
        if len(same) < 2 or len(same) != len(items):
            return None
        variance = same[0].sums.total_variance
        if variance <= 0:
            return None
        apart = sum(item.sums.variance for item in same)
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
            if any(sign in text for text in texts):
                found[f"{exercise['id']}: {said}"] = None
    return list(found)
