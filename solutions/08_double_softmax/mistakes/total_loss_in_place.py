"""The caller's logits are overwritten on the way, as when an in-place operator or out= writes into
the array that was passed in. Work on a copy.

Fails: leaves_inputs_alone
"""

import numpy as np


def total_loss(labels, logits):
    np.exp(logits, out=logits)
    logits /= logits.sum(axis=1, keepdims=True)
    return -np.sum(labels * np.log(logits))
