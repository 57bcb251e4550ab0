"""One over two plus two cosh, which may become infinite below the bar."""

import numpy as np


def sigmoid_gradient(x):
    with np.errstate(over="ignore"):
        return 1 / (2 + 2 * np.cosh(np.asarray(x)))
