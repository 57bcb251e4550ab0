"""NumPy's function; a NumPy array is returned."""

import numpy as np


def tanh(x):
    return np.tanh(np.asarray(x))
