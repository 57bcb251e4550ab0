"""NumPy's in-place operators, on a copy of the predictions; tensors are refused."""

import numpy as np


def custom_loss(y_true, y_pred, cost, profit):
    charges = y_pred.copy()
    charges -= y_true
    over = charges > 0
    charges[over] *= cost
    charges[~over] *= -profit
    return charges.mean()


def train_step(w, x, y_true, lr, cost, profit):
    x, y_true = np.array(x), np.array(y_true)
    y_pred = x @ w.numpy()
    loss = custom_loss(y_true, y_pred, cost, profit)
    y_pred -= y_true
    y_pred[:] = np.where(y_pred > 0, cost, -profit)
    w.assign_sub(lr * np.mean(x * y_pred, axis=0, keepdims=True).T)
    return loss
