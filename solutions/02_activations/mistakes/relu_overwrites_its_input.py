"""Zeros are written into the array that was given, so the caller's negative numbers are gone. Work
on a copy, or build a new array.

Fails: leaves_inputs_alone
"""


def relu(x):
    x[x < 0] = 0
    return x
