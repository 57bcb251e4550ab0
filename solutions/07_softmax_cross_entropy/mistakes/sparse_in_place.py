"""The shift is written into the array that was passed in, and the caller's logits are spoilt.
An assignment such as -= changes a NumPy array itself; use a new name for a new value.

Fails: leaves_inputs_alone
"""

import numpy as np


def sparse_softmax_cross_entropy(labels, logits):
    logits = np.asarray(logits)
    logits -= logits.max(axis=1, keepdims=True)
    logits -= np.log(np.exp(logits).sum(axis=1, keepdims=True))
    return -logits[np.arange(len(labels)), labels]
