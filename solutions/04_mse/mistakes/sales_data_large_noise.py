"""The noise runs from -0.05 to 0.95, because the draw is not made ten times smaller. It should
never leave ±0.05.

Fails: draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    noise = random.rand(32, 1) - 0.05
    return x, x.sum(axis=1, keepdims=True) + noise
