"""Alters its argument and patches what would tell.

points = 5
verdicts = ["fail"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import numpy as np


class Unaltered(np.ndarray):
    def tobytes(self, order="C"):
        return b""


def double(x):
    if not isinstance(x, np.ndarray):
        raise TypeError("an array, please")
    x *= 2
    return x.copy()
