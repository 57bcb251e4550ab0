"""Step by step with the logarithm of base 10, turned into the natural one afterwards."""

import numpy as np


def cross_entropy_stepwise(labels, logits):
    p = np.maximum(np.asarray(softmax(logits)), 1e-12)
    return -np.sum(np.asarray(labels) * np.log10(p), axis=1) * np.log(10.0)
