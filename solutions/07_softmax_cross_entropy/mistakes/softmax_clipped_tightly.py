"""The logits are clipped to a range so narrow that ordinary logits are cut off as well.
Compare a row before and after the clipping; softmax needs no limits, only a shift.

Fails: softmax_matches_documents
"""

import numpy as np


def softmax(logits):
    exponentials = np.exp(np.clip(logits, -5, 5))
    return exponentials / exponentials.sum(axis=1, keepdims=True)
