"""One of the two marks is enough here. A probability row must have both: no negative entry, and the
right sum.

Fails: requires_a_sum_of_one, requires_entries_not_below_zero, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    sums_to_one = tf.abs(tf.reduce_sum(rows, axis=-1) - 1) <= 1e-5
    return tf.reduce_all(rows >= 0, axis=-1) | sums_to_one
