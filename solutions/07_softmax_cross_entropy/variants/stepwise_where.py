"""Step by step, with the zeros replaced by tf.where before the logarithm."""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    p = softmax(logits)
    p = tf.where(p > 0, p, 1e-30 * tf.ones_like(p))
    return -tf.reduce_sum(labels * tf.math.log(p), axis=1)
