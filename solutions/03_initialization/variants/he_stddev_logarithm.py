"""Half the logarithm, and the exponential of it."""

import math



def he_stddev(fan_in):
    return math.exp(0.5 * (math.log(2) - math.log(fan_in)))
