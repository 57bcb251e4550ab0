"""NumPy's in-place operators on arrays of its own; tensors are refused."""

import numpy as np


def mse_gradients(x, w, b, labels):
    p = np.add(x @ w.copy(), b)
    p -= p.max(axis=1)[:, np.newaxis]
    np.exp(p, out=p)
    p /= p.sum(axis=1)[:, np.newaxis]
    g = p.copy()
    g[np.arange(len(labels)), labels] -= 1
    g *= 2 / g.size
    g -= (g * p).sum(axis=1)[:, np.newaxis]
    g *= p
    return x.T @ g, g.sum(axis=0)
