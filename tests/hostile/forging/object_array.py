"""Returns an array of objects, which only pickle can carry.

points = 0
verdicts = ["fail", "skipped"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import numpy as np


class Item:
    def __eq__(self, other):
        return True

    __hash__ = None

    def __reduce__(self):
        return (print, ("BREACH: unpickled",))


def double(x):
    return np.array([Item()] * 3, dtype=object)
