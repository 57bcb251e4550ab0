"""Nothing is returned, so the caller gets None, as from a function without `return`. Hand both
arrays over.

Fails: draws_the_inputs, draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    y_true = x.sum(axis=1, keepdims=True) + random.rand(32, 1) / 10 - 0.05
    print(x, y_true)
