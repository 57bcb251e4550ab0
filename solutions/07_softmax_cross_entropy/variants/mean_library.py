"""The mean loss by the library call and tf.reduce_mean."""

import tensorflow as tf


def mean_loss(labels, logits):
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels, logits))
