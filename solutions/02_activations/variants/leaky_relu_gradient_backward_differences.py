"""Backward differences in float64: they take the slope from the left."""

import numpy as np


def leaky_relu_gradient(x, alpha):
    x = np.asarray(x, dtype=np.float64)
    h = 1e-6

    def value(z):
        return np.where(z > 0, z, alpha * z)

    return (value(x) - value(x - h)) / h
