"""Step by step with tf.math.multiply_no_nan, which keeps the terms without a label at 0."""

import tensorflow as tf


def cross_entropy_stepwise(labels, logits):
    logs = tf.math.log(tf.nn.softmax(logits))
    return -tf.reduce_sum(tf.math.multiply_no_nan(logs, labels), axis=1)
