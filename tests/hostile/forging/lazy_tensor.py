"""Returns something whose type claims to be a tensor and computes when it is asked.

points = 0
verdicts = ["fail", "skipped"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import numpy as np


class Lazy:
    calls = 0

    def numpy(self):
        Lazy.calls += 1
        return np.full(3, Lazy.calls, np.float32)


def double(x):
    return Lazy()
