"""The mean loss as a Python float."""

import tensorflow as tf


def mean_loss(labels, logits):
    return float(tf.math.reduce_mean(softmax_cross_entropy(labels, logits)))
