"""The root of 2 is typed in as 1.41, which is off by 0.3 %. Let the computer work it out.

Fails: stddev_of_common_layers, stddev_of_extreme_layers, stddev_of_other_layers
"""

import math



def he_stddev(fan_in):
    return 1.41 / math.sqrt(fan_in)
