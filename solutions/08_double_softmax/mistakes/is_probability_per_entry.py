"""There is one answer per entry instead of one per row: the comparisons of a row were never put
together. Reduce them along the row.

Fails: recognises_softmax_outputs, requires_a_sum_of_one, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    sums_to_one = tf.abs(tf.reduce_sum(rows, axis=-1, keepdims=True) - 1) <= 1e-5
    return (rows >= 0) & sums_to_one
