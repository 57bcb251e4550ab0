"""The deviation is that of a sample: it divides by n - 1, so every result is a little too small,
most of all for few rows. The population form divides by n.

Fails: scales_each_column, copes_with_any_scale, scales_other_columns
"""

import numpy as np



def standardize(x):
    x = np.asarray(x)
    if len(x) == 1:
        return np.zeros_like(x)
    deviation = x.std(axis=0, ddof=1)
    return np.divide(x - x.mean(axis=0), deviation, out=np.zeros_like(x), where=deviation > 0)
