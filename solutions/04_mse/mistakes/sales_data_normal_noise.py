"""The noise is drawn from a normal distribution (`randn`), so it has no bounds and is another
stream of numbers. The recipe draws evenly between two bounds.

Fails: draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    noise = random.randn(32, 1) / 10 - 0.05
    return x, x.sum(axis=1, keepdims=True) + noise
