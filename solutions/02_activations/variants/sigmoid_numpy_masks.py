"""NumPy, each side of zero with the form that does not overflow, written into a new array."""

import numpy as np


def sigmoid(x):
    x = np.asarray(x)
    out = np.empty_like(x)
    right = x >= 0
    out[right] = 1 / (1 + np.exp(-x[right]))
    small = np.exp(x[~right])
    out[~right] = small / (1 + small)
    return out
