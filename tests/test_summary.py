"""What an instructor is told of each student after a run."""

import dataclasses
from pathlib import Path

from graded_class import graded, report

from grader.batch.run import Tally
from grader.cli.summary import GONE, OLDER, found_in
from grader.gradebook.store import Grade
from grader.intake.handed import Handed, Student

JANE, LI = Student("jane"), Student("li")


def grade_of(student, verdict="fail", **changes):
    attempt = dataclasses.replace(
        graded(student, 1), report=report(student.key, (1, 1), verdict), **changes
    )
    return Grade(student, 1, attempt)


def notes(grades, not_graded=(), source=Path("class.zip")):
    handed = [Handed((JANE, LI), ())]
    return found_in(grades, handed, Tally(not_graded=[*not_graded]), source).notes


def test_what_is_usual_has_no_line():
    assert notes([grade_of(JANE)]) == []


def test_late_and_handed_in_again():
    told = notes([grade_of(JANE, is_late=True, handed_at="today", superseded=("a", "b"))])
    assert told == [
        "jane: late, handed in today.",
        "jane: the newest of 3 submissions; not graded: a, b.",
    ]


def test_a_grade_that_stayed_since_the_last_submission_could_not_be_judged():
    """Of a group each member is told of: one may have had a grade, the other none."""
    told = notes([grade_of(JANE), grade_of(LI, "not_graded")], not_graded=["jane"])
    assert told == [
        f"jane: {OLDER}",
        "li: not graded in full, through no fault of the student's; run again.",
    ]


def test_who_is_not_in_this_class_is_not_told_of():
    assert notes([grade_of(Student("zoe"), is_late=True)]) == []


def test_who_was_in_the_same_place_is_told_of(tmp_path):
    zoe = grade_of(Student("zoe"), source=str(tmp_path / "class.zip"))
    assert notes([zoe], source=tmp_path / "class.zip") == [f"zoe: {GONE}"]
    assert notes([zoe], source=tmp_path / "another.zip") == []


def test_full_marks_are_those_of_each_ones_own_course():
    """As where a grade of an earlier version of the course still counts."""
    reports = [
        dict(report(key, (2, 1)), max_score=most) for key, most in (("jane", 3.0), ("li", 4))
    ]
    attempts = [dataclasses.replace(graded(JANE, 1), report=one) for one in reports]
    grades = [Grade(student, 1, one) for student, one in zip((JANE, LI), attempts, strict=True)]
    found = found_in(grades, [Handed((JANE, LI), ())], Tally(), Path("class.zip"))
    assert (found.scores, found.full) == ([3.0, 3.0], 1)
