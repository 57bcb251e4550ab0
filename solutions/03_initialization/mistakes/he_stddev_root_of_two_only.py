"""The root is taken of the 2 alone and not of the whole fraction. Mind where its bracket closes.

Fails: stddev_of_common_layers, stddev_of_extreme_layers, stddev_of_other_layers
"""

import math



def he_stddev(fan_in):
    return math.sqrt(2) / fan_in
