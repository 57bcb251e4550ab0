"""The class number is used as a factor, so class 0 costs nothing and class 2 counts double.
A class number is a name, not a quantity: it says which entry to take.

Fails: sparse_matches_documents, sparse_takes_other_batches, sparse_of_hidden_logits
"""

import tensorflow as tf


def sparse_softmax_cross_entropy(labels, logits):
    weights = tf.cast(labels, tf.float32)[:, tf.newaxis]
    return -tf.reduce_sum(weights * tf.nn.log_softmax(logits), axis=1)
