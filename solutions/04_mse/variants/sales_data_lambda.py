"""A lambda that puts three pieces together."""

import numpy as np


def draw(random):
    x = random.rand(32, 2)
    return x, x[:, [0]] + x[:, [1]] + (random.rand(32, 1) - 0.5) / 10


sales_data = lambda seed: draw(np.random.RandomState(seed))  # noqa: E731
