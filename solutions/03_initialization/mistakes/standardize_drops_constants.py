"""Constant columns are left out, so the result has fewer columns than the input. They should stay,
as columns of 0.

Fails: constant_columns_become_zero, scales_other_columns
"""

import numpy as np



def standardize(x):
    x = np.asarray(x)
    x = x[:, x.std(axis=0) > 0]
    return (x - x.mean(axis=0)) / x.std(axis=0)
