"""Plain NumPy, and a training step with the gradient worked out by hand to go with it."""

import numpy as np


def custom_loss(y_true, y_pred, cost, profit):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    return np.mean(np.where(y_pred > y_true, cost * (y_pred - y_true), profit * (y_true - y_pred)))


def train_step(w, x, y_true, lr, cost, profit):
    x, y_pred = np.asarray(x), np.asarray(x) @ w.numpy()
    slope = np.where(y_pred > np.asarray(y_true), cost, -profit)
    w.assign_sub(lr * x.T @ slope / len(x))
    return custom_loss(y_true, y_pred, cost, profit)
