"""Negative numbers are turned into positive ones. ReLU stops them: they become 0.

Fails: relu_stops_what_is_not_positive
"""

import tensorflow as tf


def relu(x):
    return tf.abs(x)
