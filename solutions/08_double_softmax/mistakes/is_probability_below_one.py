"""Rows with an entry of exactly 1 are turned away. A certain prediction is rounded to 1 and 0s, and
that is still an ordinary output of softmax.

Fails: allows_zeros
"""

import tensorflow as tf


def is_probability(rows):
    sums_to_one = tf.abs(tf.reduce_sum(rows, axis=-1) - 1) <= 1e-5
    return tf.reduce_all((rows >= 0) & (rows < 1), axis=-1) & sums_to_one
