"""The answers are turned round: yes stands where a row cannot be an output of softmax. Read the
name of the function as a question about the row.

Fails: recognises_softmax_outputs, requires_a_sum_of_one, recognises_hidden_rows
"""

import tensorflow as tf


def is_probability(rows):
    off = tf.abs(tf.reduce_sum(rows, axis=-1) - 1) > 1e-5
    return tf.reduce_any(rows < 0, axis=-1) | off
