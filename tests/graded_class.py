"""A gradebook with made-up grades: names that are hard to write, reports of every kind."""

from __future__ import annotations

import datetime

from grader.gradebook.store import Attempt
from grader.intake.handed import Student

NOON = datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.timezone.utc)
NAMES = (
    *("Jane Doe", "Doe, Jane", 'Ann "Nan" Lee', "Two\nLines", "محمد علي", "李 雷", "=SUM(A1:A9)"),
    *("+49", "-Dash", "@at", "Zoë\u202eeoZ", "O'Brien", "", "<b>Bold</b>", "a;=1", "José\tTab"),
)
HOSTILE_TEXT = "<script>alert(1)</script> [x](javascript:1) =1+1\n# heading\n::error::\u202e"


def students() -> list[Student]:
    """One for each name; the last one is known by no platform."""
    found = [Student(str(101 + n), name, _ids(101 + n)) for n, name in enumerate(NAMES)]
    return [*found, Student("nobody", "Nobody Knows")]


def _ids(number: int) -> dict[str, str]:
    kinds = ("canvas", "moodle")
    return {
        **{kind: str(number) for kind in kinds},
        "username": f"u{number}",
        "orgdefinedid": f"0{number}",
        "email": f"{number}@example.org",
    }


def graded(student: Student, number: int) -> Attempt:
    """An attempt whose score follows from the number."""
    return Attempt(
        students=(student,),
        work=f"w{number}",
        submission="s",
        course="c",
        environment="e",
        report=report(student.key, points=(number % 3, number % 2)),
        is_late=number % 4 == 0,
        handed_at="2026-11-20 23:59:00",
        source="class.zip",
        layout="plain",
        notes=(f"A note with {HOSTILE_TEXT}",) if number % 5 == 0 else (),
        superseded=(),
        graded_at=NOON,
    )


def report(key: str, points: tuple[int, int], verdict: str = "fail") -> dict[str, object]:
    """Two exercises: one of 2 visible points and 1 hidden one, one of 1 point."""
    first, second = points
    visible = check("first_visible", min(first, 2), 2, verdict)
    hidden = check("first_hidden", 0, 1, "fail", "hidden", "SECRET of a hidden check")
    other = check("second_visible", second, 1, verdict)
    return {
        "schema": "grader/report/v1",
        "submission": key,
        "score": float(min(first, 2) + second),
        "max_score": 4.0,
        "isolation": "namespaces",
        "seconds": 1.5,
        "versions": {},
        "exercises": [
            exercise("first", [visible, hidden]),
            exercise("second", [other]),
        ],
    }


def exercise(id: str, checks: list[dict[str, object]]) -> dict[str, object]:
    return {
        "id": id,
        "form": "module",
        "file": f"{id}.py",
        "score": float(sum(c["points"] for c in checks)),
        "max_score": float(sum(c["max_points"] for c in checks)),
        "message": HOSTILE_TEXT,
        "output": "SECRET that was printed",
        "checks": checks,
    }


def check(
    id: str,
    points: float,
    max_points: float,
    verdict: str,
    visibility: str = "visible",
    message: str = HOSTILE_TEXT,
) -> dict[str, object]:
    is_passed = points == max_points and verdict != "not_graded"
    return {
        "id": id,
        "title": f"{id} is right.",
        "points": float(points),
        "max_points": float(max_points),
        "verdict": "pass" if is_passed else verdict,
        "visibility": visibility,
        "message": None if is_passed else message,
        "mistake": None if is_passed else "adds_two",
        "source": None,
        "seconds": 0.1,
    }
