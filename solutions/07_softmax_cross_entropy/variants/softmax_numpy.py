"""Softmax in plain NumPy with array methods, so tensors are refused and arrays are welcome."""

import numpy as np


def softmax(logits):
    exponentials = np.exp(logits - logits.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)
