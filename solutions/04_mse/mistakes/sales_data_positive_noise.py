"""The noise is never negative: it runs from 0 to 0.1 and lifts all truths. It should be centred on
0.

Fails: draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    noise = random.rand(32, 1) / 10
    return x, x.sum(axis=1, keepdims=True) + noise
