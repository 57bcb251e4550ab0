"""A difference quotient towards one side is off by half the step times the curvature, and with
float32 by rounding as well. Use the formula, which is exact.

Fails: sigmoid_gradient_is_the_slope
"""

import numpy as np


def sigmoid_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    h = 1e-3

    def value(z):
        return 0.5 + 0.5 * np.tanh(z / 2)

    return (value(x + h) - value(x)) / h
