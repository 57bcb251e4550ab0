"""The probabilities are rounded to three decimals, which wipes out the small ones.
Return all digits; rounding is for printing.

Fails: softmax_matches_documents, softmax_of_hidden_logits
"""

import numpy as np


def softmax(logits):
    exponentials = np.exp(logits - np.max(logits, axis=1, keepdims=True))
    return np.round(exponentials / exponentials.sum(axis=1, keepdims=True), 3)
