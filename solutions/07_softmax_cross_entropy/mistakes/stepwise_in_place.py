"""The labels are overwritten with the products, and the caller's array is spoilt.
An assignment such as *= changes a NumPy array itself; use a new name for a new value.

Fails: leaves_inputs_alone
"""

import numpy as np


def cross_entropy_stepwise(labels, logits):
    labels = np.asarray(labels)
    labels *= np.log(np.asarray(softmax(logits)) + 1e-12)
    return -labels.sum(axis=1)
