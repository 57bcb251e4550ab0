"""Plain NumPy, with its own logarithm."""

import numpy as np



def closest(y_true, candidates):
    logs = np.log(np.maximum(np.asarray(candidates), 1e-30))
    return np.argmin(-(logs * np.asarray(y_true)).sum(axis=1))
