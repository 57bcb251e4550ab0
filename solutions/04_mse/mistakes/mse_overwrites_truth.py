"""The value is right, but afterwards the caller's truth holds squared errors: the result of a step
was written into the argument. Let NumPy make a new array.

Fails: leaves_inputs_alone
"""

import numpy as np


def mse(y_true, y_pred):
    y_true[...] = (y_true - y_pred) ** 2
    return y_true.mean()


def train_step(w, x, y_true, lr):
    x, y_true = np.asarray(x), np.asarray(y_true)
    y_pred = x @ w.numpy()
    w.assign_sub(2 * lr / len(x) * x.T @ (y_pred - y_true))
    return mse(y_true.copy(), y_pred)
