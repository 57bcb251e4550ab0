"""The gradients are right, but the call also takes a training step and moves the caller's weights.
It should only report the gradients.

Fails: squared_error_leaves_inputs_alone
"""

import numpy as np


def mse_gradients(x, w, b, labels):
    logits = x @ w + b
    powers = np.exp(logits - np.max(logits, axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    g = 2 * (p - np.eye(len(b))[labels]) / p.size
    delta = p * (g - (g * p).sum(axis=1, keepdims=True))
    dw, db = np.transpose(x) @ delta, delta.sum(axis=0)
    w[...] = w - 0.1 * dw
    b[...] = b - 0.1 * db
    return dw, db
