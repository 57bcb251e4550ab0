"""The truth holds the mean of the two inputs, half of what it should be. The inputs are added up.

Fails: draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    return x, x.mean(axis=1, keepdims=True) + random.rand(32, 1) / 10 - 0.05
