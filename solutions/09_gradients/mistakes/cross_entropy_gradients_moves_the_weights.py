"""The gradients of the cross-entropy are right, but the caller's weights and biases are moved as
well. A training step is another function's task.

Fails: cross_entropy_leaves_inputs_alone
"""

import numpy as np


def cross_entropy_gradients(x, w, b, labels):
    logits = x @ w + b
    powers = np.exp(logits - np.max(logits, axis=1, keepdims=True))
    delta = powers / powers.sum(axis=1, keepdims=True)
    delta[np.arange(len(x)), np.asarray(labels)] -= 1
    dw, db = np.transpose(x) @ delta / len(x), delta.mean(axis=0)
    w[...] = w - 0.1 * dw
    b[...] = b - 0.1 * db
    return dw, db
