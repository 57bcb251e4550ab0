"""A NumPy generator; float64 comes back."""

import numpy as np



def he_normal(fan_in, fan_out, seed):
    return np.random.default_rng(seed).standard_normal((fan_in, fan_out)) * he_stddev(fan_in)
