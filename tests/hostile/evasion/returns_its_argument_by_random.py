"""Guesses: one of a few answers by chance.

points = 0
verdicts = ["fail", "skipped"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import numpy as np


def double(x):
    return np.asarray(x) * np.float32(np.random.default_rng().integers(3, 9))
