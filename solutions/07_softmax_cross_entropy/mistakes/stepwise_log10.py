"""The logarithm of base 10 is used, and every loss is too small by the factor 2.303.
Cross-entropy is measured here with the natural logarithm.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import numpy as np


def cross_entropy_stepwise(labels, logits):
    probabilities = np.maximum(np.asarray(softmax(logits)), 1e-30)
    return -np.sum(np.asarray(labels) * np.log10(probabilities), axis=1)
