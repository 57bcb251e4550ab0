"""The truth is flat, of shape (32,). It should be a column of shape (32, 1), which fits the
predictions that a matrix product gives.

Fails: draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    return x, x.sum(axis=1) + random.rand(32) / 10 - 0.05
