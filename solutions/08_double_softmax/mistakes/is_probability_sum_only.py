"""Rows that sum to 1 pass although an entry is negative, as when only the sum is checked. No softmax
ever gives a negative entry, so look at each of them as well.

Fails: requires_entries_not_below_zero, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    return tf.abs(tf.reduce_sum(rows, axis=-1) - 1) <= 1e-5
