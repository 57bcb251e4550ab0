"""The numbers are doubled and negated in the array that was given, so the caller's data change.
Work with a new array.

Fails: leaves_inputs_alone
"""

import numpy as np


def tanh(x):
    np.multiply(x, -2, out=x)
    return 2 / (1 + np.exp(x)) - 1
