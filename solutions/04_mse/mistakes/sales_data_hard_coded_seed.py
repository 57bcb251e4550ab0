"""Every seed gives the data of seed 23455. Hand the argument on to the generator.

Fails: draws_the_inputs, draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(23455)
    x = random.rand(32, 2)
    return x, x.sum(axis=1, keepdims=True) + random.rand(32, 1) / 10 - 0.05
