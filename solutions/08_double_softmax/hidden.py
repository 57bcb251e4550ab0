"""Hidden checks for the softmax applied twice: logits and rows that no student has seen."""

import numpy as np

from grader import Exercise, close, yes_or_no

exercise = Exercise("double_softmax")

LOSSES = {"rtol": 1e-5, "atol": 1e-6}
SIZES = [(91, 5, 5), (92, 2, 8)]


def logits(seed, rows, classes):
    return np.random.RandomState(seed).uniform(-1.5, 2.5, (rows, classes)).astype(np.float32)


def labels(seed, rows, classes):
    """One-hot in the first row, soft in the others."""
    weights = np.random.RandomState(seed + 100).rand(rows, classes) + 0.05
    weights[0] = np.arange(classes) == seed % classes
    return (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)


def rows_of_both_kinds(seed, rows, classes):
    """Softmax outputs, of which every third sums to 0.8 and every third has a negative entry."""
    drawn = np.exp(logits(seed, rows, classes).astype(np.float64))
    drawn /= drawn.sum(axis=1, keepdims=True)
    drawn[1::3] *= 0.8
    for row, column, entry in [(2, -1, -0.25), (5, 1, -0.004)]:
        drawn[row::6, 0] += drawn[row::6, column] - entry
        drawn[row::6, column] = entry
    return drawn.astype(np.float32)


@exercise.check(points=2)
def repairs_hidden_batches(student, ref):
    """fixed_loss is right for other labels and logits."""
    for size in SIZES:
        close(student.fixed_loss(labels(*size), logits(*size)), ref.solution, **LOSSES)


@exercise.check(points=2)
def recognises_hidden_rows(student, ref):
    """is_probability is right for other rows."""
    for seed, rows, classes in [(93, 6, 6), (94, 7, 3), (95, 3, 12)]:
        answer = student.is_probability(rows_of_both_kinds(seed, rows, classes))
        yes_or_no(answer, np.arange(rows) % 3 == 0)


@exercise.check(points=1)
def totals_hidden_batches(student, ref):
    """total_loss is right for other labels and logits."""
    for size in SIZES:
        close(student.total_loss(labels(*size), logits(*size)), ref.solution, **LOSSES)
