"""Only rows of zeros and ones pass. That is what labels look like; the output of softmax may be
anything in between.

Fails: recognises_softmax_outputs, allows_for_rounding, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    zeros_and_ones = tf.reduce_all((rows == 0) | (rows == 1), axis=-1)
    return zeros_and_ones & (tf.reduce_sum(rows, axis=-1) == 1)
