"""The result is rounded to two decimals. Return what was computed; round only when you print.

Fails: stddev_of_common_layers, stddev_of_extreme_layers, stddev_of_other_layers
"""

import math



def he_stddev(fan_in):
    return round(math.sqrt(2 / fan_in), 2)
