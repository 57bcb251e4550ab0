"""Hidden checks for the mean squared error: seeds, batches and weights that no student has seen."""

import numpy as np

from grader import Exercise, Variable, close

exercise = Exercise("mse")

DATA = {"rtol": 0.0, "atol": 2e-6}
LOSS = {"rtol": 1e-5, "atol": 1e-6}
STEP = {"rtol": 1e-6, "atol": 1e-6}


def column(seed, rows):
    return np.random.RandomState(seed).normal(0.5, 3.0, (rows, 1)).astype(np.float32)


@exercise.check(points=1)
def draws_other_seeds(student, ref):
    """sales_data follows its seed."""
    for seed in (20_250, 0):
        close(student.sales_data(seed).item(0, "x", 2), ref.solution, **DATA)
        close(student.sales_data(seed).item(1, "y_true", 2), ref.solution, **DATA)


@exercise.check(points=2)
def averages_other_batches(student, ref):
    """mse follows its arguments."""
    for seed, rows in [(62, 2), (61, 7), (63, 40)]:
        y_true, y_pred = column(seed, rows), column(seed + 100, rows)
        close(student.mse(y_true, y_pred), ref.solution, **LOSS)
        close(student.mse(y_true.ravel(), y_pred.ravel()), ref.solution, **LOSS)


@exercise.check(points=2)
def steps_on_other_data(student, ref):
    """train_step follows its arguments."""
    for seed, rows, lr in [(65, 8, 0.05), (66, 3, 0.01), (67, 2, 0.2)]:
        x = np.random.RandomState(seed).rand(rows, 2).astype(np.float32)
        w = np.random.RandomState(seed + 1).normal(1.8, 0.5, (2, 1)).astype(np.float32)
        answer = student.train_step(Variable(w), x, column(seed, rows), lr)
        close(answer, ref.solution, **LOSS)
        close(answer.variable(0, "w"), ref.solution, **STEP)
