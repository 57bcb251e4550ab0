"""The loss is computed for the class with the largest logit and not for the class of the label.
Then the classifier is always right in its own eyes: look where the labels enter.

Fails: sparse_matches_documents, sparse_takes_other_batches, sparse_of_hidden_logits
"""

import tensorflow as tf


def sparse_softmax_cross_entropy(labels, logits):
    return -tf.reduce_max(tf.nn.log_softmax(logits), axis=1)
