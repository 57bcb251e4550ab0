"""The draw is divided by 10 - 0.05, that is 9.95: a bracket takes the 0.05 into the divisor. It is
to be subtracted after the division.

Fails: draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    noise = random.rand(32, 1) / (10 - 0.05)
    return x, x.sum(axis=1, keepdims=True) + noise
