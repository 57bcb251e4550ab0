"""The sum is right, but the caller's `y_true` holds differences afterwards: in-place operators and
item assignment change the array that was passed in. Work on a new array.

Fails: leaves_inputs_alone
"""

import numpy as np


def custom_loss_sum(y_true, y_pred, cost, profit):
    np.subtract(y_pred, y_true, out=y_true)
    y_true[y_true > 0] *= cost
    y_true[y_true < 0] *= -profit
    return y_true.sum()
