"""NumPy, negative entries overwritten in a copy."""

import numpy as np


def relu(x):
    out = np.array(x)
    out[out < 0] = 0
    return out
