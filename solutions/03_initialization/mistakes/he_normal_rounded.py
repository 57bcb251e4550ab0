"""Many weights are exactly equal, as when they are rounded, or when one row of them serves for all.
Draw a number for each weight, and leave it as it was drawn.

Fails: weights_differ_from_each_other
"""

import numpy as np



def he_normal(fan_in, fan_out, seed):
    rdm = np.random.RandomState(seed)
    return np.round(rdm.normal(0.0, he_stddev(fan_in), (fan_in, fan_out)), 2)
