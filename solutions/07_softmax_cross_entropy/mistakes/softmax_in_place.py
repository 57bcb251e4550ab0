"""The shift is written into the array that was passed in, and the caller's logits are spoilt.
An assignment such as -= changes a NumPy array itself; np.asarray does not make a copy.

Fails: leaves_inputs_alone
"""

import numpy as np


def softmax(logits):
    logits = np.asarray(logits)
    logits -= logits.max(axis=1, keepdims=True)
    exponentials = np.exp(logits)
    return exponentials / exponentials.sum(axis=1, keepdims=True)
