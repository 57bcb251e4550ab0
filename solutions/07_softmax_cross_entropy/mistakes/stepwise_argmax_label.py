"""Each label is reduced to its most likely class, which throws away the rest of a soft label.
The formula weights every class with its share of the label.

Fails: stepwise_takes_soft_labels
"""

import numpy as np


def cross_entropy_stepwise(labels, logits):
    classes = np.argmax(labels, axis=1)
    probabilities = np.asarray(softmax(logits))[np.arange(len(classes)), classes]
    return -np.log(np.maximum(probabilities, 1e-12))
