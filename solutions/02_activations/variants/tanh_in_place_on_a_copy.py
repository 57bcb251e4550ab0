"""All steps in place, on a copy."""

import numpy as np


def tanh(x):
    t = np.array(x, copy=True)
    signs = np.sign(t)
    np.abs(t, out=t)
    t *= -2
    np.exp(t, out=t)
    t = (1 - t) / (1 + t)
    t *= signs
    return t
