"""math.fsum over a generator of Python floats."""

import math

import numpy as np


def custom_loss_sum(y_true, y_pred, cost, profit):
    errors = (np.asarray(y_pred, float) - np.asarray(y_true, float)).ravel().tolist()
    return math.fsum(cost * error if error > 0 else -profit * error for error in errors)
