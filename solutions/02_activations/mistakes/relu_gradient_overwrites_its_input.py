"""The slopes are written into the array that was given, so the caller's data are gone. Write them
into a copy, or build a new array.

Fails: leaves_inputs_alone
"""


def relu_gradient(x):
    x[x <= 0] = 0
    x[x > 0] = 1
    return x
