"""The root is taken of fan_in alone and not of the whole fraction. Mind where it begins.

Fails: stddev_of_common_layers, stddev_of_extreme_layers, stddev_of_other_layers
"""

import math



def he_stddev(fan_in):
    return 2 / math.sqrt(fan_in)
