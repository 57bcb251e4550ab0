"""The answers stand in a column of shape (n, 1) instead of having the shape (n,). The reductions
kept the dimension that they should remove.

Fails: recognises_softmax_outputs, requires_a_sum_of_one, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    sums_to_one = tf.abs(tf.reduce_sum(rows, axis=1, keepdims=True) - 1) <= 1e-5
    return tf.reduce_all(rows >= 0, axis=1, keepdims=True) & sums_to_one
