"""Without brackets, ** 1 / 2 takes the first power and then halves it. The exponent is a half: put
it in brackets or write it as a decimal.

Fails: stddev_of_common_layers, stddev_of_extreme_layers, stddev_of_other_layers
"""

def he_stddev(fan_in):
    return (2 / fan_in) ** 1 / 2
