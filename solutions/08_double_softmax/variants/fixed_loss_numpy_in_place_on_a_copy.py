"""In-place NumPy steps on a copy, returned as a list."""

import numpy as np


def fixed_loss(labels, logits):
    p = np.array(logits)
    np.exp(p, out=p)
    p /= p.sum(axis=1, keepdims=True)
    np.log(p, out=p)
    p *= -np.asarray(labels)
    return p.sum(axis=1).tolist()
