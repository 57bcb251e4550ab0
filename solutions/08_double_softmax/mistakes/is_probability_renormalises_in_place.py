"""Rows that pass are changed in the caller's array, as when each is divided by its sum in place. The
question is only whether a row can be a softmax output: look, and leave it as it is.

Fails: leaves_inputs_alone
"""

import numpy as np


def is_probability(rows):
    fits = (np.asarray(rows) >= 0).all(axis=1) & (np.abs(np.sum(rows, axis=1) - 1) <= 1e-5)
    rows[fits] /= rows[fits].sum(axis=1, keepdims=True)
    return fits
