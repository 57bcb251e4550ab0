"""This is the root of 6 / fan_in, the limit of the uniform distribution that has the right
deviation. Asked for is the deviation itself.

Fails: stddev_of_common_layers, stddev_of_extreme_layers, stddev_of_other_layers
"""

import math



def he_stddev(fan_in):
    return math.sqrt(6 / fan_in)
