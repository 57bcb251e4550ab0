"""One number is drawn and added to all rows, which only lifts or lowers the whole batch. Each row
needs a draw of its own.

Fails: draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    noise = random.rand() / 10 - 0.05
    return x, x.sum(axis=1, keepdims=True) + noise
