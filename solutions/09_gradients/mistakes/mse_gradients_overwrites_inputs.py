"""The gradients are right, but the caller's inputs are divided by the number of entries on the way.
Divide a new array.

Fails: squared_error_leaves_inputs_alone
"""

import numpy as np


def mse_gradients(x, w, b, labels):
    logits = x @ w + b
    powers = np.exp(logits - np.max(logits, axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    g = p - np.eye(len(b), dtype=np.float32)[labels]
    delta = 2 * p * (g - (g * p).sum(axis=1, keepdims=True))
    np.divide(x, np.float32(p.size), out=x)
    return x.T @ delta, delta.sum(axis=0) / p.size
