"""Nested lists are returned."""

import numpy as np


def double(x):
    return (2 * np.asarray(x)).tolist()
