"""NumPy's global generator, seeded in the function; float64 is returned."""

import numpy as np


def sales_data(seed):
    np.random.seed(seed)
    x = np.random.rand(32, 2)
    noise = np.random.rand(32) / 10 - 0.05
    return x, (x[:, 0] + x[:, 1] + noise).reshape(-1, 1)
