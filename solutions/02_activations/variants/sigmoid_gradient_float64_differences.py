"""Central differences in float64, where they are exact enough."""

import numpy as np


def sigmoid_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    h = 1e-5

    def value(z):
        return 0.5 + 0.5 * np.tanh(z / 2)

    return (value(x + h) - value(x - h)) / (2 * h)
