"""Softmax is applied twice before the logarithm, and the second pass flattens the probabilities.
The logits pass through softmax once; check whether the input of the second call is one already.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    probabilities = softmax(logits)
    log_probabilities = tf.math.log(softmax(probabilities) + 1e-12)
    return -tf.reduce_sum(labels * log_probabilities, axis=-1)
