"""A Python loop over the flattened numbers, reshaped at the end; float64."""

import numpy as np


def relu(x):
    x = np.asarray(x)
    return np.array([max(0.0, float(value)) for value in x.ravel()]).reshape(x.shape)
