"""The logarithm is taken of the logits, as if they were probabilities already.
The first of the steps is missing.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    return -tf.reduce_sum(labels * tf.math.log(tf.maximum(logits, 1e-12)), axis=-1)
