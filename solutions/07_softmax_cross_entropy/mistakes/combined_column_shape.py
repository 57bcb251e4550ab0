"""The losses are right but stand in a column of shape (n, 1) instead of a row of shape (n,).
The sum over the classes kept the dimension that it should remove.

Fails: combined_matches_documents, combined_takes_other_batches, combined_of_hidden_logits
"""

import tensorflow as tf


def softmax_cross_entropy(labels, logits):
    log_probabilities = tf.nn.log_softmax(logits)
    return -tf.reduce_sum(labels * log_probabilities, axis=-1, keepdims=True)
