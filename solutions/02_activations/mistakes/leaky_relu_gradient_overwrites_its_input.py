"""The slopes are written into the array that was given, so the caller's data are gone. Write them
into a copy, or build a new array.

Fails: leaves_inputs_alone
"""


def leaky_relu_gradient(x, alpha):
    x[x > 0] = 1
    x[x <= 0] = alpha
    return x
