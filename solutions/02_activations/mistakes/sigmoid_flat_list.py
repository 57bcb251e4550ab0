"""The numbers are right, but they come back as one flat list. The result must have the shape of the
input.

Fails: sigmoid_maps_into_0_to_1
"""

import math

import numpy as np


def sigmoid(x):
    return [(1 + math.tanh(value / 2)) / 2 for value in np.asarray(x).ravel()]
