"""Step by step with tf.math.xlogy, which knows that 0 times the logarithm of 0 is 0."""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    return -tf.reduce_sum(tf.math.xlogy(labels, softmax(logits)), axis=1)
