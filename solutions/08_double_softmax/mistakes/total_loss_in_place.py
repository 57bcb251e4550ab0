"""The total is right, but the caller's logits are overwritten on the way: in-place operators change
the array that was passed in. Work on a copy.

Fails: leaves_inputs_alone
"""

import numpy as np


def total_loss(labels, logits):
    np.exp(logits, out=logits)
    logits /= logits.sum(axis=1, keepdims=True)
    return -np.sum(labels * np.log(logits))
