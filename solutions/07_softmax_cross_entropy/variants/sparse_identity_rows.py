"""The sparse loss with one-hot labels taken as rows of the identity matrix in NumPy."""

import numpy as np


def sparse_softmax_cross_entropy(labels, logits):
    z = np.asarray(logits)
    z = z - z.max(axis=1, keepdims=True)
    one_hot = np.eye(z.shape[1], dtype=z.dtype)[np.asarray(labels)]
    return np.log(np.exp(z).sum(axis=1)) - (one_hot * z).sum(axis=1)
