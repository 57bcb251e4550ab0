"""Some rows with a negative entry pass, as when entries are rounded first or compared with a number a
little below 0. Rounding explains a sum beside 1, but a softmax has no way to an entry below 0.

Fails: requires_entries_not_below_zero, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    sums_to_one = tf.abs(tf.reduce_sum(rows, axis=-1) - 1) <= 1e-5
    return tf.reduce_all(rows >= -0.05, axis=-1) & sums_to_one
