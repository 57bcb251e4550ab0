"""The tolerance is narrower than the one that the task gives, so rows are turned away that differ
from 1 by rounding only. Read the docstring for the number.

Fails: allows_for_rounding
"""

import numpy as np


def is_probability(rows):
    sums = np.sum(np.asarray(rows), axis=1, dtype=np.float64)
    return np.isclose(sums, 1, rtol=0, atol=1e-6) & np.all(np.asarray(rows) >= 0, axis=1)
