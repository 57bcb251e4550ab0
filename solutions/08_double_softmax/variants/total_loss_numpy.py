"""NumPy's sum of what fixed_loss gives, converted."""

import numpy as np


def total_loss(labels, logits):
    return np.sum(np.asarray(fixed_loss(labels, logits)))
