"""NumPy's isclose with its default tolerance, which is 1e-5 relative."""

import numpy as np


def is_probability(rows):
    return np.isclose(np.sum(rows, axis=1), 1) & ~np.any(np.asarray(rows) < 0, axis=1)
