"""This is the root of 1 / fan_in, which suits layers without ReLU. ReLU halves the signal, and the
2 makes up for it.

Fails: stddev_of_common_layers, stddev_of_extreme_layers, stddev_of_other_layers
"""

import math



def he_stddev(fan_in):
    return math.sqrt(1 / fan_in)
