"""The log-sum-exp uses the logarithm of base 2, which does not undo the exponential.
The inverse of exp is the natural logarithm.

Fails: sparse_matches_documents, sparse_takes_other_batches, sparse_of_hidden_logits
"""

import numpy as np


def sparse_softmax_cross_entropy(labels, logits):
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_sum_exp = np.log2(np.exp(shifted).sum(axis=1))
    return log_sum_exp - shifted[np.arange(len(labels)), labels]
