"""The sum of squares is divided by n - 1, as for the variance of a sample. This mean divides by n;
for a single row n - 1 is 0.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import numpy as np


def mse(y_true, y_pred):
    return np.sum(np.square(np.subtract(y_pred, y_true))) / np.float64(len(y_true) - 1)
