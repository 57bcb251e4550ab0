"""Negative entries are set to 0 before the sum is taken, so a row that has some can pass. A single
negative entry is enough to answer no.

Fails: requires_entries_not_below_zero
"""

import tensorflow as tf


def is_probability(rows):
    return tf.abs(tf.reduce_sum(tf.nn.relu(rows), axis=-1) - 1) <= 1e-5
