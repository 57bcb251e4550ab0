"""The inputs come from `randn`, the normal distribution: half of them are negative. Draw evenly
from 0 to 1.

Fails: draws_the_inputs, draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.randn(32, 2)
    return x, x.sum(axis=1, keepdims=True) + random.rand(32, 1) / 10 - 0.05
