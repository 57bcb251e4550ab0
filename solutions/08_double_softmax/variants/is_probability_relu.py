"""A row without negative entries is what relu makes of it."""

import tensorflow as tf


def is_probability(rows):
    same = tf.reduce_all(tf.equal(tf.nn.relu(rows), rows), axis=-1)
    return same & (tf.abs(tf.reduce_sum(rows, axis=-1) - 1.0) < 1e-5)
