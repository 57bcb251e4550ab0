"""The difference between sum and 1 is compared with the tolerance without its size being taken, so
every sum below 1 passes. A deviation can go either way.

Fails: requires_a_sum_of_one, allows_for_rounding, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    return tf.reduce_all(rows >= 0, axis=1) & (tf.reduce_sum(rows, axis=1) - 1 < 1e-5)
