"""The documents' numbers: which check uses each, and what holds of those that no start gives."""

import json

import numpy as np
import pytest
from submissions import ROOT

FIRST_DRAW = np.array([-0.8113182, 1.4845988])


def test_every_number_is_named_by_a_check(course):
    named = {
        name
        for exercise_id in course.ids
        for check, _ in course.load(exercise_id, hidden=True).checks()
        for name in check.numbers
    }
    assert named == set(course.numbers)


def test_all_numbers_are_there(course):
    """As many as the table says, which is counted without steps and epochs."""
    table = json.loads((ROOT / "exercises" / "numbers.json").read_text())
    assert sum(entry["count"] for entry in table["entries"]) == table["count"] == 348
    assert len(course.numbers) == len(table["entries"])


def descent_of_the_sum(cost, profit, steps):
    """The documents' descent of the summed loss, in NumPy: w after each step, (steps, 2)."""
    rdm = np.random.RandomState(23455)
    x = rdm.rand(32, 2)
    y_true = np.array([a + b + (rdm.rand() / 10.0 - 0.05) for a, b in x])
    w, path = FIRST_DRAW, []
    for _ in range(steps):
        slope = np.where(x @ w > y_true, cost, -profit)
        w = w - 0.002 * slope @ x
        path.append(w)
    return np.array(path)


@pytest.mark.parametrize(("cost", "profit"), [(1.0, 99.0), (99.0, 1.0)])
def test_the_printed_finals_of_the_sum_lie_in_the_cycle_that_the_recorded_run_ends_in(
    course, cost, profit
):
    cycle = descent_of_the_sum(cost, profit, 20_000)[5_000:]
    low, high = cycle.min(axis=0), cycle.max(axis=0)
    printed = course.numbers[f"custom.final.cost{cost:g}.profit{profit:g}.sum"].array.ravel()
    recorded = course.load("custom_loss", hidden=False).sets[0].recorded.by_check
    runs = [run for run in recorded["lands_with_both_price_pairs"] if len(run) > 5]
    final = runs[0 if profit > cost else 1][-1].ravel()
    for weights in (printed, final):
        assert (low <= weights).all()
        assert (weights <= high).all()
    assert ((printed > 1) == (profit > cost)).all()
    assert ((final > 1) == (profit > cost)).all()
