"""Hidden checks for the custom loss: prices, data and weights that no student has seen."""

import numpy as np

from grader import Exercise, Variable, close

exercise = Exercise("custom_loss")

LOSS = {"rtol": 1e-5, "atol": 1e-6}
STEP = {"rtol": 1e-5, "atol": 2e-6}


def column(seed, rows):
    return np.random.RandomState(seed).normal(2.0, 1.0, (rows, 1)).astype(np.float32)


@exercise.check(points=1)
def charges_other_prices(student, ref):
    """custom_loss follows its arguments."""
    for seed, rows, cost, profit in [(61, 5, 3.0, 7.0), (62, 12, 0.25, 0.125)]:
        given = column(seed, rows), column(seed + 100, rows), cost, profit
        close(student.custom_loss(*given), ref.solution, **LOSS)


@exercise.check(points=1)
def sums_other_prices(student, ref):
    """custom_loss_sum follows its arguments."""
    for seed, rows, cost, profit in [(63, 5, 3.0, 7.0), (64, 12, 0.25, 0.125)]:
        given = column(seed, rows), column(seed + 100, rows), cost, profit
        close(student.custom_loss_sum(*given), ref.solution, **LOSS)


@exercise.check(points=3)
def steps_on_other_data(student, ref):
    """train_step follows its arguments, with rows on both sides of the truth."""
    for seed, rows, lr, cost, profit in [(65, 8, 0.05, 4.0, 9.0), (66, 3, 0.01, 12.0, 0.5)]:
        x = np.random.RandomState(seed).rand(rows, 2).astype(np.float32)
        w = np.random.RandomState(seed + 1).normal(1.8, 0.5, (2, 1)).astype(np.float32)
        answer = student.train_step(Variable(w), x, column(seed, rows), lr, cost, profit)
        close(answer, ref.solution, **LOSS)
        close(answer.variable(0, "w"), ref.solution, **STEP)
