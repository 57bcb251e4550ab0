"""The loss is measured with the logarithm of base 10, too small by the factor 2.303.
The exercise uses the natural logarithm throughout.

Fails: mean_matches_documents, mean_takes_other_batches, mean_of_hidden_logits
"""

import numpy as np


def mean_loss(labels, logits):
    z = np.asarray(logits, dtype=np.float64)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return np.mean(-np.sum(np.asarray(labels) * np.log10(p), axis=1))
