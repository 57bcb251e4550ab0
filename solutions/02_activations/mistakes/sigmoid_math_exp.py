"""Python's `math.exp` takes a single number, and here it is given a whole array. Use an exponential
of TensorFlow or NumPy: they work on every element.

Fails: sigmoid_maps_into_0_to_1
"""

import math


def sigmoid(x):
    return 1 / (1 + math.exp(-x))
