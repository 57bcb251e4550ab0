"""Returns an array that is larger than any memory, without filling it.

points = 0
verdicts = ["output", "skipped"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import numpy as np


def double(x):
    return np.broadcast_to(np.float32(1), (1 << 20, 1 << 20))
