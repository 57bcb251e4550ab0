"""By hand in plain NumPy, float32; NumPy arrays are returned."""

import numpy as np


def softmax(logits):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def mse_gradients(x, w, b, labels):
    x, w, b, labels = (np.asarray(value) for value in (x, w, b, labels))
    p = softmax(x @ w + b)
    g = (p - np.eye(w.shape[1], dtype=np.float32)[labels]) * np.float32(2 / p.size)
    delta = p * (g - (g * p).sum(axis=1, keepdims=True))
    return x.T @ delta, delta.sum(axis=0)
