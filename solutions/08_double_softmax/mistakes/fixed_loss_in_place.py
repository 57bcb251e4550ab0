"""The caller's logits are overwritten on the way, as when an in-place operator or out= writes into
the array that was passed in. Use a new name for a new value.

Fails: leaves_inputs_alone
"""

import numpy as np


def fixed_loss(labels, logits):
    np.subtract(logits, np.log(np.exp(logits).sum(axis=1, keepdims=True)), out=logits)
    return -np.sum(labels * logits, axis=1)


def total_loss(labels, logits):
    return np.sum(fixed_loss(np.array(labels), np.array(logits)))
