"""The step is right, but the rows of the caller's `x` are multiplied by their errors on the way.
Multiply into a new array.

Fails: step_leaves_the_data_alone
"""

import numpy as np


def train_step(w, x, y_true, lr):
    error = x @ w.numpy() - np.asarray(y_true)
    np.multiply(x, error, out=x)
    w.assign_sub(2 * lr * x.mean(axis=0, keepdims=True).T)
    return np.mean(error**2)
