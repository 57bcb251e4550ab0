"""The mean loss as the sum divided by the number of rows."""

import tensorflow as tf


def mean_loss(labels, logits):
    losses = softmax_cross_entropy(labels, logits)
    return tf.reduce_sum(losses) / logits.shape[0]
