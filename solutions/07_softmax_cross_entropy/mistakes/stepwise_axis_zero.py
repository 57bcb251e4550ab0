"""The terms are added down the columns, which gives one number per class, not one per example.
Look at the axis of the sum.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    return -tf.reduce_sum(labels * tf.math.log(softmax(logits) + 1e-12), axis=0)
