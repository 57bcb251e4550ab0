"""NumPy's where with whole numbers."""

import numpy as np


def relu_gradient(x):
    return np.where(np.asarray(x) > 0, 1, 0)
