"""Standings that no submission of a few lines leads to: long texts, checks that were not judged."""

from __future__ import annotations

from typing import Any

from grader.platforms.standing import Standing

LONG = "ü<&>" * 100_000


def check(id: str, verdict: str, points: float, message: str, visibility: str) -> dict[str, Any]:
    """A check of a report that is worth 2 points."""
    told = {"id": id, "title": f"The solution {id}.", "verdict": verdict, "points": points}
    told |= {"message": message, "visibility": visibility, "seconds": 0.0}
    return {**told, "max_points": 2.0}


def standing(*verdicts: str, text: str = "No.", is_final: bool = True) -> Standing:
    """Of an exercise with visible checks that ended so, and a hidden one that ended as the last."""
    points = {"pass": 2.0}
    checks = [
        check(f"check_{i}", verdict, points.get(verdict, 0.0), text, "visible")
        for i, verdict in enumerate(verdicts)
    ]
    last = verdicts[-1]
    checks.append(check("secret", last, points.get(last, 0.0), "a secret", "hidden"))
    total = {"score": sum(check["points"] for check in checks), "max_score": 2.0 * len(checks)}
    exercise = {"id": "double", "file": "double.py", "message": text, "checks": checks, **total}
    report = {
        "submission": "jane",
        **total,
        "isolation": "landlock",
        "seconds": 1.0,
        "exercises": [exercise],
    }
    return Standing(report, is_final, notes=[text])
