"""The input is overwritten step by step, so the caller's data change. The steps may be in place,
but on a copy.

Fails: leaves_inputs_alone
"""

import numpy as np


def sigmoid_gradient(x):
    np.abs(x, out=x)
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s)
