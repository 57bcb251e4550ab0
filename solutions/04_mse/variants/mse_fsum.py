"""math.fsum over a generator of Python floats, and a print."""

import math

import numpy as np


def mse(y_true, y_pred):
    pairs = list(zip(np.ravel(y_true).tolist(), np.ravel(y_pred).tolist()))
    loss = math.fsum((guess - truth) ** 2 for truth, guess in pairs) / len(pairs)
    print("loss", loss)
    return loss


def train_step(w, x, y_true, lr):
    x, y_true = np.asarray(x), np.asarray(y_true)
    y_pred = x @ w.numpy()
    w.assign_sub(2 * lr / len(x) * x.T @ (y_pred - y_true))
    return mse(y_true, y_pred)
