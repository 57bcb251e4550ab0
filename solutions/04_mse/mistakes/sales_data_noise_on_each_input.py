"""Two draws are made for every row, one for each input. A row has one draw of noise, which is added
to the sum.

Fails: draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    noise = random.rand(32, 2) / 10 - 0.05
    return x, (x + noise).sum(axis=1, keepdims=True)
