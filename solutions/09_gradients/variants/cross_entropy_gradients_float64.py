"""By hand in float64, through the logarithm of the sum of exponentials."""

import numpy as np


def cross_entropy_gradients(x, w, b, labels):
    x, w, b = (np.asarray(value, np.float64) for value in (x, w, b))
    logits = x @ w + b
    p = np.exp(logits - np.logaddexp.reduce(logits, axis=1)[:, None])
    delta = p - np.eye(len(b))[np.asarray(labels)]
    return np.einsum("nd,nk->dk", x, delta) / len(x), np.einsum("nk->k", delta) / len(x)
