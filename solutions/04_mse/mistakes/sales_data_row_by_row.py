"""Inputs and noise are drawn row by row in turn, so from the second input row on all numbers are
shifted. All inputs come first, the noise after them.

Fails: draws_the_inputs, draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x, y_true = [], []
    for _ in range(32):
        first, second = random.rand(2)
        x.append([first, second])
        y_true.append([first + second + random.rand() / 10 - 0.05])
    return x, y_true
