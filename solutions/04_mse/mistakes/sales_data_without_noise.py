"""The truth is exactly the sum of the inputs: the noise is missing. Each row has a small random
part of its own.

Fails: draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    return x, x.sum(axis=1, keepdims=True)
