"""NumPy: a NumPy scalar comes back."""

import numpy as np



def he_stddev(fan_in):
    return np.sqrt(2.0) / np.sqrt(fan_in)
