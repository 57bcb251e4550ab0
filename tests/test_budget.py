"""Time as it is given out: nobody can use up the reserve of those who come after."""

import itertools

import pytest

from grader.sandbox.budget import Budget

TOTAL_S = 1_000.0


def shares(exercises):
    budget = Budget(TOTAL_S, exercises)
    return [budget.share().left_s() for _ in range(exercises)]


def test_a_single_exercise_has_all_the_time():
    assert shares(1) == [pytest.approx(TOTAL_S, abs=1)]


@pytest.mark.parametrize("exercises", [2, 9, 100])
def test_the_first_has_half_of_the_time_and_its_own_reserve(exercises):
    reserve = TOTAL_S / 2 / exercises
    assert shares(exercises)[0] == pytest.approx(TOTAL_S / 2 + reserve, abs=1)


@pytest.mark.parametrize("exercises", [2, 9, 100])
def test_each_later_one_has_an_equal_reserve_more(exercises):
    reserve = TOTAL_S / 2 / exercises
    steps = [b - a for a, b in itertools.pairwise(shares(exercises))]
    assert steps == pytest.approx([reserve] * (exercises - 1), abs=1)


def test_the_last_has_all_that_is_left():
    assert shares(9)[-1] == pytest.approx(TOTAL_S, abs=1)


def test_time_that_is_used_up_is_0_and_never_less():
    assert Budget(0.0, 3).share().left_s() == 0.0


def test_time_runs():
    share = Budget(TOTAL_S, 1).share()
    before = share.left_s()
    assert share.left_s() <= before
