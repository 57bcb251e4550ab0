"""The label is multiplied inside the logarithm, so every class without a label adds a large term.
The label is a weight: it stands before the logarithm.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    return -tf.reduce_sum(tf.math.log(labels * softmax(logits) + 1e-12), axis=-1)
