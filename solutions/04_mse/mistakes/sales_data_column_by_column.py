"""The inputs are drawn column by column, all first inputs and then all second ones. One `rand(32,
2)` goes row by row.

Fails: draws_the_inputs, draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = np.stack([random.rand(32), random.rand(32)], axis=1)
    return x, x.sum(axis=1, keepdims=True) + random.rand(32, 1) / 10 - 0.05
