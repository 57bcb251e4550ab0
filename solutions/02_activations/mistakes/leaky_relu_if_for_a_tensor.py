"""An `if`, like Python's `max`, asks for one yes or no, and an array of several numbers has
several, so this raises. Choose per element instead.

Fails: leaky_relu_scales_what_is_not_positive
"""


def leaky_relu(x, alpha):
    if x > 0:
        return x
    return alpha * x
