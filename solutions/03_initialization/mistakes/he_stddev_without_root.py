"""This is 2 / fan_in, the variance. The standard deviation is its root.

Fails: stddev_of_common_layers, stddev_of_extreme_layers, stddev_of_other_layers
"""

def he_stddev(fan_in):
    return 2 / fan_in
