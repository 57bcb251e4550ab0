"""Softmax is applied to the rows to see whether they stay as they are. They hardly ever do: softmax
of probabilities gives other probabilities, and that is the very mistake this exercise is about.

Fails: recognises_softmax_outputs, allows_for_rounding
"""

import tensorflow as tf


def is_probability(rows):
    return tf.reduce_all(tf.abs(tf.nn.softmax(rows) - rows) <= 1e-5, axis=-1)
