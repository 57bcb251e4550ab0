"""The result is written into the caller's array.

Fails: leaves_its_argument_alone
"""


def double(x):
    x[...] = 2 * x
    return x
