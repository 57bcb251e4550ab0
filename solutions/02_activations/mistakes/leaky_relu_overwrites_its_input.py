"""The negative numbers are scaled in the array that was given, so the caller's data change. Work on
a copy, or build a new array.

Fails: leaves_inputs_alone
"""


def leaky_relu(x, alpha):
    x[x < 0] *= alpha
    return x
