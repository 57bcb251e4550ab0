"""The mean over the batch is returned, where one loss per row is asked for.
Averaging comes later, in a function of its own.

Fails: stepwise_matches_documents, stepwise_takes_soft_labels, stepwise_of_hidden_logits
"""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    losses = -tf.reduce_sum(labels * tf.math.log(softmax(logits) + 1e-12), axis=1)
    return tf.reduce_mean(losses)
