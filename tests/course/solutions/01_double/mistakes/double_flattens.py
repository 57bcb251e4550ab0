"""The numbers are right, but they have lost their shape.

Fails: doubles_every_shape
"""

import numpy as np


def double(x):
    return 2 * np.ravel(x)
