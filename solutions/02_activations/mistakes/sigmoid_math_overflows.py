"""Python's `math.exp` does not give infinity for a large argument, it raises OverflowError. Use a
form in which it is only given negative numbers, or an exponential that works on whole arrays.

Fails: sigmoid_survives_large_inputs
"""

import math

import numpy as np


def sigmoid(x):
    x = np.asarray(x)
    flat = [1 / (1 + math.exp(-value)) for value in x.ravel()]
    return np.array(flat).reshape(x.shape)
