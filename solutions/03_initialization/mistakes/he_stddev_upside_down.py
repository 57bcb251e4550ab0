"""The fraction is upside down, so the weights grow with the number of inputs. More inputs need
smaller weights.

Fails: stddev_of_common_layers, stddev_of_extreme_layers, stddev_of_other_layers
"""

import math



def he_stddev(fan_in):
    return math.sqrt(fan_in / 2)
