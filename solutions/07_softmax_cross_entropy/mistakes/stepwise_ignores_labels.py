"""The logarithms of all classes are added up and the labels are never used.
The loss has to depend on which class is true.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    return -tf.reduce_sum(tf.math.log(softmax(logits) + 1e-12), axis=-1)
