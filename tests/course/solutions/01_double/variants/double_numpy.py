"""NumPy does it."""

import numpy as np


def double(x):
    return np.multiply(x, 2)
