"""The result is limited to 1. A layer with a single input has weights of a larger deviation.

Fails: stddev_of_extreme_layers
"""

import math


def he_stddev(fan_in):
    return min(math.sqrt(2 / fan_in), 1.0)
