"""The combined loss with in-place NumPy steps on a copy, returned as a list."""

import numpy as np


def softmax_cross_entropy(labels, logits):
    log_p = logits.copy()
    log_p -= log_p.max(axis=1, keepdims=True)
    log_p -= np.log(np.exp(log_p).sum(axis=1, keepdims=True))
    log_p *= labels
    return (-log_p.sum(axis=1)).tolist()
