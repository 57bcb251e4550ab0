"""The tolerance is far too wide: rows whose sum is clearly off are let through. Rounding explains
deviations in the sixth or seventh digit, not in the third.

Fails: allows_for_rounding
"""

import tensorflow as tf


def is_probability(rows):
    sums_to_one = tf.abs(tf.reduce_sum(rows, axis=-1) - 1) < 1e-3
    return tf.reduce_all(rows >= 0, axis=-1) & sums_to_one
