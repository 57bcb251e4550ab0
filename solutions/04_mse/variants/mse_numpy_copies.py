"""NumPy's in-place operators, on a copy of the predictions; tensors are refused."""

import numpy as np


def mse(y_true, y_pred):
    squares = y_pred.copy()
    squares -= y_true
    squares *= squares
    return squares.mean()


def train_step(w, x, y_true, lr):
    x, y_true = np.asarray(x), np.asarray(y_true)
    y_pred = x @ w.numpy()
    w.assign_sub(2 * lr / len(x) * x.T @ (y_pred - y_true))
    return mse(y_true, y_pred)
