"""The values of tanh are written over the input, so the caller's data change. Put them into an
array of their own.

Fails: leaves_inputs_alone
"""

import numpy as np


def tanh_gradient(x):
    np.tanh(x, out=x)
    return 1 - x**2
