"""Hidden checks for the cross-entropy: distributions and candidates that no student has seen."""

import numpy as np

from grader import Exercise, close

exercise = Exercise("cross_entropy")

LOSSES = {"rtol": 2e-5, "atol": 2e-5}
INDEX = {"rtol": 0.0, "atol": 1e-6}
GUARD = 3.2e-7
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
    """cross_entropy copes with other probabilities of 0, and with others that are small."""
    y_true = np.eye(4, dtype=np.float32)
    y_pred = [[0.5, 0.5, 0, 0], [0, 0, 0.5, 0.5], [0, 0.25, 0.5, 0.25], [0, 0, 0, 1]]
    losses = [-np.log(0.5), LARGE, -np.log(0.5), 0.0]
    answer = student.cross_entropy(y_true, np.array(y_pred, np.float32))
    close(answer, losses, **LOSSES, at_least=[0, 1, 0, 0])
    for p in (5e-4, 5e-5):
        close(
            student.cross_entropy(y_true[1], np.array([0.25 - p, p, 0.5, 0.25], np.float32)),
            ref.solution,
            rtol=0.0,
            atol=GUARD / p,
        )


@exercise.check(points=2)
def closest_of_other_candidates(student, ref):
    """closest finds the best of other candidates, for one-hot and soft truths."""
    soft = [(21575, 8, 3), (7954, 9, 5), (71, 6, 5), (72, 4, 4), (73, 9, 3), (4224, 8, 3)]
    for seed, m, k in soft:
        close(student.closest(rows(seed, k), spread(seed, m, k)), ref.solution, **INDEX)
    for seed, m, k in [(71, 6, 5), (72, 4, 4), (73, 9, 3), (5733, 12, 5), (4322, 12, 5)]:
        one_hot = np.eye(k, dtype=np.float32)[seed % k]
        close(student.closest(one_hot, spread(seed, m, k)), ref.solution, **INDEX)
