"""The log-sum-exp uses the logarithm of base 10, which does not undo the exponential.
The inverse of exp is the natural logarithm.

Fails: combined_matches_documents, combined_takes_other_batches, combined_of_hidden_logits
"""

import numpy as np


def softmax_cross_entropy(labels, logits):
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_sum_exp = np.log10(np.exp(shifted).sum(axis=1))
    return log_sum_exp - (labels * shifted).sum(axis=1)
