"""Whole numbers 0 and 1 from a product of two casts."""

import tensorflow as tf


def is_probability(rows):
    not_negative = tf.cast(tf.reduce_min(rows, axis=1) >= 0, tf.int32)
    sums_to_one = tf.cast(tf.abs(tf.reduce_sum(rows, axis=1) - 1) < 1e-5, tf.int32)
    return not_negative * sums_to_one
