"""The logarithm of base 2 is used, which gives the loss in bits. Cross-entropy in deep learning
takes the natural logarithm.

Fails: repairs_the_documented_losses, repairs_other_batches, repairs_hidden_batches
"""

import numpy as np


def fixed_loss(labels, logits):
    exponentials = np.exp(logits)
    probabilities = exponentials / exponentials.sum(axis=1, keepdims=True)
    return -(labels * np.log2(probabilities)).sum(axis=1)
