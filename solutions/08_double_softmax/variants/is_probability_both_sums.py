"""If the sum and the sum of the absolute values are both 1, then nothing is negative."""

import tensorflow as tf


def is_probability(rows):
    sums = tf.reduce_sum(rows, axis=1)
    lengths = tf.norm(rows, ord=1, axis=1)
    return tf.maximum(tf.abs(sums - 1), tf.abs(lengths - 1)) < 1e-5
