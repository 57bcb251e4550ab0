"""By hand in plain NumPy: 1 is taken off the right class of a copy."""

import numpy as np


def softmax(logits):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def cross_entropy_gradients(x, w, b, labels):
    x, w, b = np.asarray(x), np.asarray(w), np.asarray(b)
    delta = softmax(x @ w + b)
    delta[np.arange(len(x)), np.asarray(labels)] -= 1
    return x.T.dot(delta) / len(x), delta.mean(axis=0)
