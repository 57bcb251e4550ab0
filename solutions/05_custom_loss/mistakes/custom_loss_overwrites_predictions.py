"""The value is right, but the caller's predictions are overwritten on the way: in-place operators
and item assignment change the array that was passed in. Work on a new array.

Fails: leaves_inputs_alone
"""

import numpy as np


def custom_loss(y_true, y_pred, cost, profit):
    y_pred -= y_true
    over = y_pred > 0
    y_pred[over] *= cost
    y_pred[~over] *= -profit
    return y_pred.mean()


def train_step(w, x, y_true, lr, cost, profit):
    x, y_true = np.asarray(x), np.asarray(y_true)
    y_pred = x @ w.numpy()
    slope = np.where(y_pred > y_true, cost, -profit)
    w.assign_sub(lr * x.T @ slope / len(x))
    return custom_loss(y_true, y_pred, cost, profit)
