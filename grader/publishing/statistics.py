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
        """Count a student, of whom the item has this maximum."""
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


@dataclass(frozen=True, slots=True)
class Result:
    """A student's points, and how many there were to get."""

    points: float
    most: float

    @property
    def percent(self) -> float:
        """The points in percent of what there was to get."""
        return 100 * self.points / self.most if self.most else 0.0


@dataclass(slots=True)
class Statistics:
    """A class.

    Attributes:
        results: of those who are graded in full.
        courses: by which version of the course, for how many: it may have changed.
        not_graded: who is not graded in full.
        exercises: by id and maximum, so that a mean is never beyond it.
        checks: by `exercise/check` and maximum.
        mistakes: by (exercise, id).
        slowest: (seconds, key, student).
        troubles: (student, what happened) of those that crashed, or did what work does not need.
    """

    results: list[Result] = field(default_factory=list)
    courses: Counter[str] = field(default_factory=Counter)
    not_graded: list[Student] = field(default_factory=list)
    exercises: dict[tuple[str, float], Item] = field(default_factory=dict)
    checks: dict[tuple[str, float], Item] = field(default_factory=dict)
    mistakes: dict[tuple[str, str], Made] = field(default_factory=dict)
    slowest: list[tuple[float, str, Student]] = field(default_factory=list)
    troubles: list[tuple[Student, str]] = field(default_factory=list)

    @property
    def maxima(self) -> Counter[float]:
        """What there was to get, for how many."""
        return Counter(result.most for result in self.results)

    @property
    def in_percent(self) -> bool:
        """Whether totals are comparable in percent alone, since not all had the same to get."""
        return len(self.maxima) > 1

    @property
    def max_score(self) -> float:
        """What there was to get, in the unit of `totals`."""
        return 100.0 if self.in_percent else max(self.maxima, default=0.0)

    @property
    def totals(self) -> list[float]:
        """Points, or percent of each one's own maximum where these differ."""
        in_percent = self.in_percent
        return [result.percent if in_percent else result.points for result in self.results]

    @property
    def full(self) -> int:
        """How many have all points that they could get."""
        return sum(result.points >= result.most for result in self.results)

    @property
    def is_mixed(self) -> bool:
        """Whether these are results of several versions of the course."""
        return len(self.courses) > 1 or self.in_percent

    def add(self, grade: Grade) -> None:
        """Count a student; of one that is not graded in full only that is noted."""
        student, report = grade.student, grade.attempt.report
        if not grade.attempt.is_graded:
            self.not_graded.append(student)
            return
        total = float(report["score"])
        self.results.append(Result(total, float(report["max_score"])))
        self.courses[grade.attempt.course] += 1
        heapq.heappush(self.slowest, (float(report["seconds"]), student.key, student))
        if len(self.slowest) > SLOWEST:
            heapq.heappop(self.slowest)
        for exercise in report["exercises"]:
            self._add_exercise(exercise, total)
            self._note_mistakes(exercise, student)
        self.troubles += [(student, trouble) for trouble in troubles_in(report)]

    def _add_exercise(self, exercise: Mapping[str, Any], total: float) -> None:
        id, checks, most = exercise["id"], exercise["checks"], float(exercise["max_score"])
        item = self.exercises.setdefault((id, most), Item(id, id, most))
        item.add(float(exercise["score"]), total, sum(check["seconds"] for check in checks))
        for check in checks:
            name, most = f"{id}/{check['id']}", float(check["max_points"])
            new = Item(name, check["title"], most, check["visibility"])
            one = self.checks.setdefault((name, most), new)
            one.add(float(check["points"]), total, float(check["seconds"]))

    def discrimination(self, item: Item) -> float | None:
        """That of an item; None where totals are not of the same checks for all, or constant."""
        return None if self.is_mixed else item.sums.discrimination

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
        """Cronbach's alpha over the checks.

        None where totals do not vary, checks are too few, or not the same for all.
        """
        if self.is_mixed:
            return None
        items = list(self.checks.values())
        count = len(self.results)
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
