"""The median is taken off instead of the mean. The result is to have the mean 0.

Fails: scales_each_column, copes_with_any_scale, scales_other_columns
"""

import numpy as np



def standardize(x):
    x = np.asarray(x)
    deviation = x.std(axis=0)
    return (x - np.median(x, axis=0)) / np.where(deviation == 0, 1, deviation)
