"""The value is right, but the caller's predictions are overwritten on the way: in-place operators
change the array that was passed in. Work on a new array.

Fails: leaves_inputs_alone
"""

import numpy as np


def mse(y_true, y_pred):
    np.subtract(y_pred, y_true, out=y_pred)
    y_pred *= y_pred
    return y_pred.mean()


def train_step(w, x, y_true, lr):
    x, y_true = np.asarray(x), np.asarray(y_true)
    y_pred = x @ w.numpy()
    w.assign_sub(2 * lr / len(x) * x.T @ (y_pred - y_true))
    return mse(y_true, y_pred)
