"""The errors are turned into whole numbers before they are squared, so what is off by less than one
unit is free. Keep them as floats.

Fails: averages_squared_errors, averages_any_batch, averages_other_batches
"""

import numpy as np


def mse(y_true, y_pred):
    return np.mean(np.square((np.asarray(y_pred) - np.asarray(y_true)).astype(int)))
