"""The sums are taken in float64, with einsum."""

import tensorflow as tf


def is_probability(rows):
    rows = tf.cast(rows, tf.float64)
    sums = tf.einsum("ij->i", rows)
    return tf.math.logical_and(tf.reduce_all(rows >= 0, 1), tf.abs(1 - sums) < 1e-5)
