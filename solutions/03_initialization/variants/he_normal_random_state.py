"""A NumPy RandomState, made anew from the seed."""

import numpy as np



def he_normal(fan_in, fan_out, seed):
    rdm = np.random.RandomState(seed)
    return rdm.normal(0.0, np.sqrt(2 / fan_in), size=(fan_in, fan_out)).astype(np.float32)
