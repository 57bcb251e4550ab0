"""The logarithm of base 2 is used, which gives the loss in bits, too large by the factor 1.443.
Cross-entropy is measured here with the natural logarithm.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import numpy as np


def cross_entropy_stepwise(labels, logits):
    probabilities = np.maximum(np.asarray(softmax(logits)), 1e-30)
    return -np.sum(np.asarray(labels) * np.log2(probabilities), axis=1)
