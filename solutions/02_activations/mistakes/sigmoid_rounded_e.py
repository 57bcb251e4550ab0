"""The number e is typed in with a few digits only, which shows in the fifth decimal of the result.
Use an exponential function instead of a power of 2.718.

Fails: sigmoid_maps_into_0_to_1
"""


def sigmoid(x):
    return 1 / (1 + 2.718 ** (-x))
