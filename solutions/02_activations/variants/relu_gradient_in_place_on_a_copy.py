"""Zeros of the right shape, with ones written in."""

import numpy as np


def relu_gradient(x):
    x = np.asarray(x)
    slopes = np.zeros(x.shape, dtype=x.dtype)
    slopes[x > 0] += 1
    return slopes
