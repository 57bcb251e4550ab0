"""A generator is kept from call to call, so the same seed gives other data the second time. Begin a
new one in each call.

Fails: draws_the_inputs, draws_the_truth
"""

import numpy as np

generators = {}


def sales_data(seed):
    random = generators.setdefault(seed, np.random.RandomState(seed))
    x = random.rand(32, 2)
    return x, x.sum(axis=1, keepdims=True) + random.rand(32, 1) / 10 - 0.05
