"""Hidden checks for the cross-entropy: distributions and candidates that no student has seen."""

import numpy as np

from grader import Exercise, close

exercise = Exercise("cross_entropy")

LOSSES = {"rtol": 2e-5, "atol": 2e-5}
INDEX = {"rtol": 0.0, "atol": 1e-6}
LARGE = 10.0


def rows(seed, *shape):
    weights = np.random.RandomState(seed).rand(*shape) + 0.2
    return (weights / weights.sum(axis=-1, keepdims=True)).astype(np.float32)


def spread(seed, m, k):
    drawn = np.random.RandomState(seed).dirichlet(np.ones(k), m) * (1 - 0.02 * k) + 0.02
    return drawn.astype(np.float32)


@exercise.check(points=2)
def loss_of_other_rows(student, ref):
    """cross_entropy is right for other truths and predictions, one-hot and soft."""
    for seed, shape in [(61, (6,)), (62, (7, 3)), (63, (5, 5)), (64, (2, 2, 6))]:
        labels = np.random.RandomState(seed).randint(0, shape[-1], shape[:-1])
        y_true = np.eye(shape[-1], dtype=np.float32)[labels]
        close(student.cross_entropy(y_true, rows(seed, *shape)), ref.solution, **LOSSES)
        close(
            student.cross_entropy(rows(seed + 10, *shape), rows(seed, *shape)),
            ref.solution,
            **LOSSES,
        )


@exercise.check(points=1, after=loss_of_other_rows)
def loss_of_other_zeros(student, ref):
    """cross_entropy copes with other probabilities of 0, under true and untrue classes."""
    y_true = np.eye(4, dtype=np.float32)
    y_pred = [[0.5, 0.5, 0, 0], [0, 0, 0.5, 0.5], [0, 0.25, 0.5, 0.25], [0, 0, 0, 1]]
    losses = [-np.log(0.5), LARGE, -np.log(0.5), 0.0]
    answer = student.cross_entropy(y_true, np.array(y_pred, np.float32))
    close(answer, losses, **LOSSES, at_least=[0, 1, 0, 0])


@exercise.check(points=2)
def closest_of_other_candidates(student, ref):
    """closest finds the best of other candidates, for one-hot and soft truths."""
    for seed, m, k in [(71, 6, 5), (72, 4, 4), (73, 9, 3)]:
        one_hot = np.eye(k, dtype=np.float32)[seed % k]
        close(student.closest(one_hot, spread(seed, m, k)), ref.solution, **INDEX)
        close(student.closest(rows(seed, k), spread(seed, m, k)), ref.solution, **INDEX)
