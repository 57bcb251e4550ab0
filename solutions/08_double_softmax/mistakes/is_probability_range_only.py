"""Only the entries are checked, each for lying between 0 and 1. The row as a whole has a mark too:
what its entries make together.

Fails: requires_a_sum_of_one, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    return tf.reduce_all((rows >= 0) & (rows <= 1), axis=-1)
