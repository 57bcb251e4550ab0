"""Logarithms to base 2, turned back into natural ones."""

import numpy as np



def cross_entropy(y_true, y_pred):
    bits = -np.log2(np.maximum(np.asarray(y_pred), 1e-35)) * np.asarray(y_true)
    return bits.sum(axis=-1) * np.log(2.0)
