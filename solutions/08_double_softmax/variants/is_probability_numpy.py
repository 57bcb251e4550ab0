"""Plain NumPy with array methods."""

import numpy as np


def is_probability(rows):
    rows = np.asarray(rows)
    return (rows >= 0).all(axis=1) & (np.abs(rows.sum(axis=1) - 1) < 1e-5)
