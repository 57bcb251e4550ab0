"""Step by step in NumPy, with the probabilities clipped from below."""

import numpy as np


def cross_entropy_stepwise(labels, logits):
    p = np.clip(np.asarray(softmax(logits)), 1e-12, 1.0)
    return -np.sum(np.asarray(labels) * np.log(p), axis=1)
