"""The alphas that were written first are positive, so the second pass takes them for positive
inputs and turns them into ones. Compare with the input, not with the half-finished result.

Fails: leaky_relu_gradient_is_alpha_or_1
"""

import numpy as np


def leaky_relu_gradient(x, alpha):
    slopes = np.array(x)
    slopes[slopes <= 0] = alpha
    slopes[slopes > 0] = 1
    return slopes
