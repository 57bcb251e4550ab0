"""Plain NumPy with a power; a NumPy scalar is returned."""

import numpy as np


def mse(y_true, y_pred):
    return np.mean(np.subtract(y_true, y_pred) ** 2)


def train_step(w, x, y_true, lr):
    x, y_true = np.asarray(x), np.asarray(y_true)
    y_pred = x @ w.numpy()
    w.assign_sub(2 * lr / len(x) * x.T @ (y_pred - y_true))
    return mse(y_true, y_pred)
