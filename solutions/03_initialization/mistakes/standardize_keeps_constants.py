"""Constant columns are left as they are. They should become 0, as what is left of them when their
mean is taken off.

Fails: constant_columns_become_zero, scales_other_columns
"""

import numpy as np



def standardize(x):
    x = np.array(x)
    varying = x.std(axis=0) > 0
    x[:, varying] = (x[:, varying] - x[:, varying].mean(axis=0)) / x[:, varying].std(axis=0)
    return x
