"""The fraction is squared. Going from the variance to the standard deviation is the other way: a
root.

Fails: stddev_of_common_layers, stddev_of_extreme_layers, stddev_of_other_layers
"""

def he_stddev(fan_in):
    return (2 / fan_in) ** 2
