"""This is the median of the squared errors, not their mean: the large errors have no effect.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import numpy as np


def mse(y_true, y_pred):
    return np.median(np.square(np.subtract(y_pred, y_true)))
