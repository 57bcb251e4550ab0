"""float64 from the start; a Python float is returned."""

import numpy as np


def custom_loss_sum(y_true, y_pred, cost, profit):
    error = np.asarray(y_pred, np.float64) - np.asarray(y_true, np.float64)
    return float(np.sum(np.maximum(cost * error, -profit * error)))
