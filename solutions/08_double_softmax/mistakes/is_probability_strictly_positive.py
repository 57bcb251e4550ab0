"""Rows with a 0 in them are turned away. On paper the exponential is never 0, but in float32 a very
small probability is rounded to it.

Fails: allows_zeros
"""

import tensorflow as tf


def is_probability(rows):
    sums_to_one = tf.abs(tf.reduce_sum(rows, axis=-1) - 1) <= 1e-5
    return tf.reduce_all(rows > 0, axis=-1) & sums_to_one
