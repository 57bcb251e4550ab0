"""Only the sum is checked. A row can sum to 1 and still hold a negative entry, and no softmax ever
gives one of those.

Fails: requires_entries_not_below_zero, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    return tf.abs(tf.reduce_sum(rows, axis=-1) - 1) <= 1e-5
