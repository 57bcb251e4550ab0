"""Hidden checks for softmax with cross-entropy: logits and labels that no student has seen."""

import numpy as np

from grader import Exercise, close

exercise = Exercise("softmax_cross_entropy")

PROBABILITIES = {"rtol": 1e-5, "atol": 3e-7}
LOSSES = {"rtol": 1e-5, "atol": 1e-6}
SIZES = [(71, 5, 5), (72, 2, 8)]


def logits(seed, rows, classes):
    return np.random.RandomState(seed).normal(0.5, 2.0, (rows, classes)).astype(np.float32)


def classes_of(seed, rows, classes):
    return np.random.RandomState(seed + 1).randint(0, classes, rows).astype(np.int32)


def one_hot(seed, rows, classes):
    return np.eye(classes, dtype=np.float32)[classes_of(seed, rows, classes)]


@exercise.check(points=1)
def softmax_of_hidden_logits(student, ref):
    """softmax is right for other logits."""
    for size in SIZES:
        close(student.softmax(logits(*size)), ref.solution, **PROBABILITIES)


@exercise.check(points=1)
def stepwise_of_hidden_logits(student, ref):
    """cross_entropy_stepwise is right for other logits."""
    for size in SIZES:
        answer = student.cross_entropy_stepwise(one_hot(*size), logits(*size))
        close(answer, ref.solution, **LOSSES)


@exercise.check(points=1)
def combined_of_hidden_logits(student, ref):
    """softmax_cross_entropy is right for other logits."""
    for size in SIZES:
        answer = student.softmax_cross_entropy(one_hot(*size), logits(*size))
        close(answer, ref.solution, **LOSSES)


@exercise.check(points=1)
def sparse_of_hidden_logits(student, ref):
    """sparse_softmax_cross_entropy is right for other logits."""
    for size in SIZES:
        answer = student.sparse_softmax_cross_entropy(classes_of(*size), logits(*size))
        close(answer, ref.solution, **LOSSES)


@exercise.check(points=1)
def mean_of_hidden_logits(student, ref):
    """mean_loss is right for other logits."""
    for size in SIZES:
        close(student.mean_loss(one_hot(*size), logits(*size)), ref.solution, **LOSSES)
