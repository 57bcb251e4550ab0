"""The slope is 1 on the negative side too, as when the alphas are written first and a second pass
takes them for positive inputs, or when alpha is not used at all. Compare with the input, and use
alpha.

Fails: leaky_relu_gradient_is_alpha_or_1
"""

import numpy as np


def leaky_relu_gradient(x, alpha):
    slopes = np.array(x)
    slopes[slopes <= 0] = alpha
    slopes[slopes > 0] = 1
    return slopes
