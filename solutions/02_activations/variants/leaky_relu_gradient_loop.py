"""A Python loop over the flattened numbers; prints."""

import numpy as np


def leaky_relu_gradient(x, alpha):
    x = np.asarray(x)
    slopes = []
    for value in x.reshape(-1):
        slopes.append(1.0 if value > 0 else alpha)
    print(len(slopes), "slopes")
    return np.reshape(slopes, x.shape)
