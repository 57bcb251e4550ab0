"""The weights are rounded to two decimals, so many of them are equal. Leave them as they were
drawn.

Fails: weights_differ_from_each_other
"""

import numpy as np



def he_normal(fan_in, fan_out, seed):
    rdm = np.random.RandomState(seed)
    return np.round(rdm.normal(0.0, he_stddev(fan_in), (fan_in, fan_out)), 2)
