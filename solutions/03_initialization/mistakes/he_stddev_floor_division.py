"""The result is 0, as when the division // drops the fraction. Use the division that keeps it.

Fails: stddev_of_common_layers, stddev_of_extreme_layers, stddev_of_other_layers
"""

import math



def he_stddev(fan_in):
    return math.sqrt(2 // fan_in)
