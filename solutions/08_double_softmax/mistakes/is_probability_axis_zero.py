"""Sums and comparisons run down the columns, so the answers belong to classes and not to rows.
Probabilities of one example lie along a row; look at the axis.

Fails: recognises_softmax_outputs, requires_a_sum_of_one, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    sums_to_one = tf.abs(tf.reduce_sum(rows, axis=0) - 1) <= 1e-5
    return tf.reduce_all(rows >= 0, axis=0) & sums_to_one
