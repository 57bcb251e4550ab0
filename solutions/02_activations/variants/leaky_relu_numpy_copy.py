"""NumPy, the negative entries scaled in a copy."""

import numpy as np


def leaky_relu(x, alpha):
    out = np.array(x, copy=True)
    out[out < 0] *= alpha
    return out
