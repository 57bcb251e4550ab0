"""One is taken off the number of inputs. The formula has all of them; a single input must work
too.

Fails: stddev_of_common_layers, stddev_of_extreme_layers, stddev_of_other_layers
"""

import math



def he_stddev(fan_in):
    return math.sqrt(2 / (fan_in - 1))
