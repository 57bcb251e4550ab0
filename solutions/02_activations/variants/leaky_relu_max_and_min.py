"""The positive part by maximum plus alpha times the negative part by minimum; prints."""

import tensorflow as tf


def leaky_relu(x, alpha):
    positive, negative = tf.maximum(x, 0.0), tf.minimum(x, 0.0)
    print("alpha", alpha, "sum of the negative part", tf.reduce_sum(negative))
    return positive + alpha * negative
