"""The signs are dropped before the sum is taken, so a row with negative entries can pass. Look for
negative entries first, and add the numbers as they are.

Fails: requires_entries_not_below_zero
"""

import tensorflow as tf


def is_probability(rows):
    return tf.abs(tf.reduce_sum(tf.abs(rows), axis=-1) - 1) <= 1e-5
