"""One is added to the number of inputs, perhaps for a bias. The fan-in counts the inputs alone.

Fails: stddev_of_common_layers, stddev_of_extreme_layers, stddev_of_other_layers
"""

import math



def he_stddev(fan_in):
    return math.sqrt(2 / (fan_in + 1))
