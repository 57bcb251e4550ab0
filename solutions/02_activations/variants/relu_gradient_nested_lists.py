"""Python loops that return nested lists of whole numbers."""

import numpy as np


def _slopes(values):
    if isinstance(values, list):
        return [_slopes(value) for value in values]
    return 1 if values > 0 else 0


def relu_gradient(x):
    return _slopes(np.asarray(x).tolist())
