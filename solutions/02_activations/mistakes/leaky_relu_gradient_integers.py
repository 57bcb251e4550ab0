"""The slopes are written into an array of whole numbers, which cuts alpha off to 0. Make it an
array of floats.

Fails: leaky_relu_gradient_is_alpha_or_1
"""

import numpy as np


def leaky_relu_gradient(x, alpha):
    slopes = np.ones(np.shape(x), dtype=int)
    slopes[np.asarray(x) <= 0] = alpha
    return slopes
