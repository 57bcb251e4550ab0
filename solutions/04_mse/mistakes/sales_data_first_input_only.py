"""The truth holds only the first input and the noise. Both inputs are added up.

Fails: draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    return x, x[:, :1] + random.rand(32, 1) / 10 - 0.05
