"""Stands in for TensorFlow in workers whose functions need none of it: it is imported at once.

What `grader.worker` asks of TensorFlow for the miniature course, and no more; an array is a tensor.
"""

from types import SimpleNamespace

import numpy as np

autograph = SimpleNamespace(to_graph=lambda function: function)


class IndexedSlices:
    """There are none."""


def constant(value):
    return np.array(value)
