"""A flat sum of shape (32,) and a column of noise of shape (32, 1) have become a table of 32 by 32.
Give both the same shape before you add them.

Fails: draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    return x, x.sum(axis=1) + (random.rand(32, 1) / 10 - 0.05)
