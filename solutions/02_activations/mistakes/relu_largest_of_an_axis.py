"""The second argument of `reduce_max` is an axis, not a number to compare with: this looks for the
largest number along the first axis. You want the larger of two numbers, for each element.

Fails: relu_stops_what_is_not_positive
"""

import tensorflow as tf


def relu(x):
    return tf.reduce_max(x, 0)
