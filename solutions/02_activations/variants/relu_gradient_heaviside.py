"""NumPy's step function with the value 0 at 0; float64."""

import numpy as np


def relu_gradient(x):
    return np.heaviside(np.asarray(x, np.float64), 0.0)
