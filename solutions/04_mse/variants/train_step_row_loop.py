"""A Python loop over the rows that adds up loss and gradient as Python floats."""

import numpy as np


def train_step(w, x, y_true, lr):
    w0, w1 = w.numpy().ravel().tolist()
    rows, truths = np.asarray(x).tolist(), np.asarray(y_true).ravel().tolist()
    loss = gradient0 = gradient1 = 0.0
    for (a, b), truth in zip(rows, truths):
        error = a * w0 + b * w1 - truth
        loss += error**2 / len(rows)
        gradient0 += 2 * error * a / len(rows)
        gradient1 += 2 * error * b / len(rows)
    w.assign([[w0 - lr * gradient0], [w1 - lr * gradient1]])
    return loss
