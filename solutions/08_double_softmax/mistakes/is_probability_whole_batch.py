"""There is one answer, and it is no, for a whole batch of good rows and bad ones. Each row has to
be judged by itself and gets an answer of its own.

Fails: recognises_softmax_outputs, requires_a_sum_of_one, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    sums_to_one = tf.abs(tf.reduce_sum(rows, axis=-1) - 1) <= 1e-5
    return bool(tf.reduce_all(rows >= 0)) and bool(tf.reduce_all(sums_to_one))
