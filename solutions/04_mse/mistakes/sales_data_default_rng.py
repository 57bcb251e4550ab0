"""`np.random.default_rng` is a different generator and gives other numbers for the same seed. The
recipe names the generator to use.

Fails: draws_the_inputs, draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.default_rng(seed)
    x = random.random((32, 2))
    return x, x.sum(axis=1, keepdims=True) + random.random((32, 1)) / 10 - 0.05
