"""The inputs have the shape (2, 32), one column a day. Here a row is a day: 32 rows, 2 columns.

Fails: draws_the_inputs, draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(2, 32)
    return x, x.sum(axis=0) + random.rand(32) / 10 - 0.05
