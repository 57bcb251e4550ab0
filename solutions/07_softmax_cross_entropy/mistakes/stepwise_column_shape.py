"""The losses are right but stand in a column of shape (n, 1) instead of a row of shape (n,).
The sum over the classes kept the dimension that it should remove.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    log_probabilities = tf.math.log(tf.maximum(softmax(logits), 1e-12))
    return -tf.reduce_sum(labels * log_probabilities, axis=-1, keepdims=True)
