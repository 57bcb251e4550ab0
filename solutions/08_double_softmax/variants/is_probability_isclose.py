"""NumPy's isclose with the tolerance given."""

import numpy as np


def is_probability(rows):
    sums = np.sum(rows, axis=-1)
    return np.logical_and(np.isclose(sums, 1, rtol=0, atol=1e-5), np.min(rows, axis=-1) >= 0)
