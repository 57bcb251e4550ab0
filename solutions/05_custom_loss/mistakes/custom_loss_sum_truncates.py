"""The differences are turned into whole numbers, so what is off by less than one unit is free. Keep
them as floats.

Fails: sums_over_the_batch
"""

import numpy as np


def custom_loss_sum(y_true, y_pred, cost, profit):
    error = (np.asarray(y_pred) - np.asarray(y_true)).astype(int)
    return np.sum(np.where(error > 0, cost * error, -profit * error))
