"""The combined loss with NumPy's logaddexp folded along the row."""

import numpy as np


def softmax_cross_entropy(labels, logits):
    z = np.asarray(logits, dtype=np.float64)
    log_p = z - np.logaddexp.reduce(z, axis=1)[:, None]
    return -np.einsum("ij,ij->i", np.asarray(labels, dtype=np.float64), log_p)
