"""Traced by tf.function, with the sum as a product with ones."""

import tensorflow as tf


@tf.function
def is_probability(rows):
    sums = tf.linalg.matvec(rows, tf.ones(tf.shape(rows)[1]))
    near_one = (sums > 1 - 1e-5) & (sums < 1 + 1e-5)
    return near_one & tf.reduce_all(tf.greater_equal(rows, 0), axis=1)
