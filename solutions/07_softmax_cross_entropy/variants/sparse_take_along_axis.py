"""The sparse loss with np.take_along_axis, in float64."""

import numpy as np


def sparse_softmax_cross_entropy(labels, logits):
    z = np.array(logits, dtype=np.float64)
    picked = np.take_along_axis(z, np.asarray(labels)[:, None], axis=1)
    return np.logaddexp.reduce(z - picked, axis=1)
