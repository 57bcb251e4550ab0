"""The generator is begun anew at the seed before the noise is drawn, so the noise repeats the
numbers of the first inputs. Go on with the same generator.

Fails: draws_the_truth, draws_other_seeds
"""

import numpy as np


def sales_data(seed):
    random = np.random.RandomState(seed)
    x = random.rand(32, 2)
    noise = np.random.RandomState(seed).rand(32, 1) / 10 - 0.05
    return x, x.sum(axis=1, keepdims=True) + noise
