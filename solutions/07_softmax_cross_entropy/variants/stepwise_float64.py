"""Step by step in float64 with a softmax of its own, returned as float64."""

import numpy as np


def cross_entropy_stepwise(labels, logits):
    z = np.array(logits, dtype=np.float64)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -(np.asarray(labels) * np.log(p + np.finfo(float).tiny)).sum(axis=1)
