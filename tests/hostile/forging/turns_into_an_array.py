"""Returns an object that turns into what the asker already has.

points = 0
verdicts = ["fail", "skipped"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import numpy as np


class Mirror:
    def __array__(self, dtype=None, copy=None):
        print("BREACH: is asked for an array")
        return np.zeros(3, np.float32)

    __array_interface__ = property(lambda self: np.zeros(3, np.float32).__array_interface__)
    __array_priority__ = 1e9


def double(x):
    return Mirror()
