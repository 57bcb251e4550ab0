"""The shift is written into the array that was passed in, and the caller's logits are spoilt.
An assignment such as -= changes a NumPy array itself; use a new name for a new value.

Fails: leaves_inputs_alone
"""

import numpy as np


def softmax_cross_entropy(labels, logits):
    labels, logits = np.asarray(labels), np.asarray(logits)
    logits -= logits.max(axis=1, keepdims=True)
    return np.log(np.exp(logits).sum(axis=1)) - (labels * logits).sum(axis=1)
