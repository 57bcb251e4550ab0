"""The sum has no axis and adds up the whole batch: one number, where each row should have its own.
Add up the classes of a row and leave the rows apart.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    return -tf.reduce_sum(labels * tf.math.log(softmax(logits) + 1e-12))
