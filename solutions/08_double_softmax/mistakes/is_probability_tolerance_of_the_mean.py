"""The mean of the row is compared with 1 divided by the number of classes, which makes the
tolerance grow with that number. The tolerance belongs to the sum.

Fails: allows_for_rounding
"""

import tensorflow as tf


def is_probability(rows):
    classes = tf.cast(tf.shape(rows)[1], tf.float32)
    fits = tf.abs(tf.reduce_mean(rows, axis=1) - 1 / classes) <= 1e-5
    return tf.reduce_all(rows >= 0, axis=1) & fits
