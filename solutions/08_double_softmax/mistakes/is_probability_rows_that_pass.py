"""The rows that pass are returned, not the answers. Give one yes or no for each row, also for those
that fail.

Fails: recognises_softmax_outputs, requires_a_sum_of_one, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    sums_to_one = tf.abs(tf.reduce_sum(rows, axis=-1) - 1) <= 1e-5
    return tf.boolean_mask(rows, tf.reduce_all(rows >= 0, axis=-1) & sums_to_one)
