"""The two arrays come in the wrong order: the truth first, the inputs second.

Fails: draws_the_inputs, draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    y_true = x.sum(axis=1, keepdims=True) + random.rand(32, 1) / 10 - 0.05
    return y_true, x
