"""The mean loss as np.mean of the combined loss."""

import numpy as np


def mean_loss(labels, logits):
    return np.mean(softmax_cross_entropy(labels, logits))
