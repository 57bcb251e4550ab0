"""Hidden checks for the gradients: layers and labels that no student has seen."""

import numpy as np

from grader import Exercise, close

exercise = Exercise("gradients")

GRADIENT = {"rtol": 1e-5, "atol": 2e-6}
# (seed, rows, inputs, classes); the last class of the second case is in no label.
SIZES = [(71, 5, 5, 5), (72, 3, 2, 7), (73, 12, 4, 3), (75, 4, 1, 3), (76, 5, 5, 5)]


def case(seed, rows, inputs, classes):
    rdm = np.random.RandomState(seed)
    x, w, b = rdm.randn(rows, inputs), rdm.randn(inputs, classes), rdm.randn(classes)
    labels = rdm.randint(0, classes - 1, rows).astype(np.int32)
    return *(part.astype(np.float32) for part in (x, w, b)), labels


def large(seed):
    """Logits of up to a few thousand with whole-numbered gaps, so that they are exact."""
    rdm = np.random.RandomState(seed)
    logits = rdm.randint(-4000, 4000, (5, 4)).astype(np.float32)
    labels = rdm.randint(0, 4, 5).astype(np.int32)
    return np.eye(5, dtype=np.float32), logits, np.zeros(4, np.float32), labels


def gradients_match(answer, ref):
    close(answer.item(0, "dw", 2), ref.solution, **GRADIENT)
    close(answer.item(1, "db", 2), ref.solution, **GRADIENT)


@exercise.check(points=2)
def squared_error_of_hidden_layers(student, ref):
    """mse_gradients is right for other layers."""
    for size in SIZES:
        gradients_match(student.mse_gradients(*case(*size)), ref)


@exercise.check(points=2)
def cross_entropy_of_hidden_layers(student, ref):
    """cross_entropy_gradients is right for other layers."""
    for size in SIZES:
        gradients_match(student.cross_entropy_gradients(*case(*size)), ref)


@exercise.check(points=1, after=cross_entropy_of_hidden_layers)
def cross_entropy_of_hidden_large_logits(student, ref):
    """cross_entropy_gradients stays right for other large logits."""
    gradients_match(student.cross_entropy_gradients(*large(74)), ref)
