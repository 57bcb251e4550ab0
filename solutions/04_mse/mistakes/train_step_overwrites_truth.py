"""The step is right, but the caller's `y_true` holds the errors afterwards, and the next step is
made with them. Compute the errors into a new array.

Fails: step_leaves_the_data_alone
"""

import numpy as np


def train_step(w, x, y_true, lr):
    y_true[...] = x @ w.numpy() - y_true
    w.assign_sub(2 * lr / len(x) * x.T @ y_true)
    return np.mean(y_true**2)
