"""This is the median of the losses, which does not see how bad the worst rows are.
The exercise asks for the mean.

Fails: mean_matches_documents, mean_takes_other_batches
"""

import numpy as np


def mean_loss(labels, logits):
    return np.median(softmax_cross_entropy(labels, logits))
