"""The gradients of the cross-entropy are right, but the caller's `x` is divided by the number of
rows on the way. Divide the result, or a copy.

Fails: cross_entropy_leaves_inputs_alone
"""

import numpy as np


def cross_entropy_gradients(x, w, b, labels):
    logits = x @ w + b
    powers = np.exp(logits - np.max(logits, axis=1, keepdims=True))
    delta = powers / powers.sum(axis=1, keepdims=True)
    delta[np.arange(len(x)), np.asarray(labels)] -= 1
    np.divide(x, np.float32(len(x)), out=x)
    return x.T @ delta, delta.mean(axis=0)
