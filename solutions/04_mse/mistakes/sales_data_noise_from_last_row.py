"""The noise is drawn in one go but reaches the rows in the opposite order: the last draw goes to
the first row. The first draw belongs to the first row.

Fails: draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    noise = random.rand(32, 1)[::-1] / 10 - 0.05
    return x, x.sum(axis=1, keepdims=True) + noise
