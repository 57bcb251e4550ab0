"""Python's `math.exp` and `float` take a single number, and here a whole array is given to such a
function. Use an exponential of TensorFlow or NumPy: they work on every element.

Fails: sigmoid_maps_into_0_to_1
"""

import math


def sigmoid(x):
    return 1 / (1 + math.exp(-x))
