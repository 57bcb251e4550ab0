"""The numbers are clipped in the array that was given, so the caller's data change. Clip a copy.

Fails: leaves_inputs_alone
"""

import numpy as np


def sigmoid(x):
    x[x < -80] = -80
    return 1 / (1 + np.exp(-x))
