"""The answers come as 0.0 and 1.0."""

import tensorflow as tf


def is_probability(rows):
    deviation = tf.abs(tf.reduce_sum(rows, axis=1) - 1)
    bad = tf.logical_or(deviation > 1e-5, tf.reduce_any(rows < 0, axis=1))
    return tf.where(bad, 0.0, 1.0)
