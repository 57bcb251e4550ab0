"""NumPy in float64."""

import numpy as np


def tanh_gradient(x):
    return 1 - np.tanh(np.float64(x)) ** 2
