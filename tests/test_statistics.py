"""The statistics of a class, compared with NumPy's and with figures of a textbook's form."""

import dataclasses

import numpy as np
import pytest
from graded_class import check, exercise, graded
from hypothesis import given
from hypothesis import strategies as st

from grader.gradebook.store import Grade
from grader.intake.handed import Student
from grader.publishing.statistics import Statistics

POINTS = st.lists(st.tuples(*[st.integers(0, 4)] * 3), min_size=2, max_size=40)


def grade_of(key, points, **changes):
    """A grade of one exercise with a check for each number of points, of 4."""
    checks = [check(f"c{n}", p, 4, "fail") for n, p in enumerate(points)]
    report = {
        "score": float(sum(points)),
        "max_score": 4.0 * len(points),
        "isolation": "process",
        "seconds": 1.0,
        "exercises": [exercise("e", checks)],
        **changes,
    }
    student = Student(key)
    return Grade(student, 1, dataclasses.replace(graded(student, 1), report=report))


def of(rows):
    statistics = Statistics()
    for number, points in enumerate(rows):
        statistics.add(grade_of(f"s{number}", points))
    return statistics


@given(POINTS)
def test_discrimination_is_the_correlation_with_the_rest(rows):
    table = np.array(rows, float)
    for number, item in enumerate(of(rows).checks.values()):
        one, rest = table[:, number], table.sum(axis=1) - table[:, number]
        if one.std() == 0 or rest.std() == 0:
            assert item.sums.discrimination is None
        else:
            assert item.sums.discrimination == pytest.approx(np.corrcoef(one, rest)[0, 1])


@given(POINTS)
def test_alpha_is_cronbachs(rows):
    table = np.array(rows, float)
    total = table.sum(axis=1).var()
    found = of(rows).alpha
    if total == 0:
        assert found is None
    else:
        assert found == pytest.approx(3 / 2 * (1 - table.var(axis=0).sum() / total))


def test_shares_means_and_totals():
    statistics = of([(4, 0, 1), (4, 2, 3), (0, 4, 2)])
    assert [item.share for item in statistics.checks.values()] == [2 / 3, 1 / 3, 0]
    assert [item.sums.mean for item in statistics.checks.values()] == pytest.approx([8 / 3, 2, 2])
    assert statistics.totals == [5, 9, 6]
    (whole,) = statistics.exercises.values()
    assert (whole.max_points, whole.sums.mean) == (12, pytest.approx(20 / 3))


def test_who_made_which_mistake():
    made = of([(4, 0, 1), (4, 4, 4), (0, 4, 2)]).mistakes
    who = {key: [student.key for student in one.students] for key, one in made.items()}
    assert who == {("e", "adds_two"): ["s0", "s2"]}


def test_what_is_not_graded_in_full_counts_nowhere():
    statistics = of([(4, 4, 4)])
    lost = grade_of("lost", (0, 0, 0))
    lost.attempt.report["exercises"][0]["checks"][0]["verdict"] = "not_graded"
    statistics.add(lost)
    assert (statistics.totals, statistics.not_graded) == ([12], [Student("lost")])


def test_the_slowest_and_what_went_wrong():
    statistics = Statistics()
    for number in range(30):
        statistics.add(grade_of(f"s{number}", (4,), seconds=float(number)))
    assert sorted(key for _, key, _ in statistics.slowest) == [f"s{n}" for n in range(20, 30)]
    broken = grade_of("bad", (0, 0))
    checks = broken.attempt.report["exercises"][0]["checks"]
    checks[0].update(verdict="timeout", message="no answer after 5 s.")
    checks[1].update(verdict="error", message="double(x): it ended the process (exit status 0).")
    statistics.add(broken)
    told = ["e: took too long", "e: ended its process"]
    assert statistics.troubles == [(Student("bad"), one) for one in told]


def test_what_a_student_writes_is_no_trouble():
    statistics = of([(0, 4)])
    quoting = grade_of("quotes", (0, 4))
    text = "double(x): raised ValueError: it disturbed the connection to me (line 1)"
    quoting.attempt.report["exercises"][0]["checks"][0].update(verdict="error", message=text)
    statistics.add(quoting)
    assert statistics.troubles == []


def test_work_of_which_nothing_could_be_checked_is_worth_a_look():
    broken = grade_of("broken", (0, 0))
    for one in broken.attempt.report["exercises"][0]["checks"]:
        one.update(verdict="error", message="line 1: invalid syntax")
    statistics = Statistics()
    statistics.add(broken)
    assert statistics.troubles == [(Student("broken"), "e: no check could be made")]


@pytest.mark.parametrize("points", [(0.3, 0.4), (0.1, 0.2), (0.7, 0.4)])
@pytest.mark.parametrize("size", [2, 11, 30, 100])
def test_what_does_not_vary_says_nothing(points, size):
    """Sums of points that are no binary fractions are not quite what they should be."""
    statistics = of([points] * size)
    assert statistics.alpha is None
    assert [item.sums.discrimination for item in statistics.checks.values()] == [None, None]


def test_totals_of_different_maxima_are_compared_in_percent():
    statistics = of([(4, 4), (4, 0)])
    assert (statistics.totals, statistics.max_score, statistics.full) == ([8, 4], 8, 1)
    statistics.add(grade_of("old", (4,)))
    assert statistics.maxima == {8.0: 2, 4.0: 1}
    assert (statistics.totals, statistics.max_score, statistics.full) == ([100, 50, 100], 100, 2)


def worth(points, most):
    """A grade of a check that is worth so much."""
    grade = grade_of(f"of {most}", (points,), max_score=float(most))
    grade.attempt.report["exercises"] = [exercise("e", [check("c", points, most, "fail")])]
    return grade


def test_no_mean_is_beyond_a_maximum_and_who_has_all_points_has_them():
    statistics = Statistics()
    for points, most in [(2, 2), (4, 4), (4, 4), (1, 2)]:
        statistics.add(worth(points, most))
    found = [(one.max_points, one.sums.mean, one.share) for one in statistics.checks.values()]
    assert found == [(2, 1.5, 0.5), (4, 4, 1)]
    assert [one.max_points for one in statistics.exercises.values()] == [2, 4]


def test_what_was_graded_by_different_versions_of_the_course_is_no_scale():
    rows = [(4, 0, 1), (4, 2, 3), (0, 4, 2)]
    statistics = of(rows)
    assert (statistics.is_mixed, statistics.alpha is None) == (False, False)
    new = grade_of("new", (1, 2, 3))
    statistics.add(dataclasses.replace(new, attempt=dataclasses.replace(new.attempt, course="d")))
    assert (statistics.courses, statistics.is_mixed) == ({"c": 3, "d": 1}, True)
    assert statistics.alpha is None
    assert {statistics.discrimination(one) for one in statistics.checks.values()} == {None}
