"""The result says whether x is positive, 1 or 0. ReLU passes on the positive number itself.

Fails: relu_stops_what_is_not_positive
"""

import tensorflow as tf


def relu(x):
    return tf.cast(x > 0, tf.float32)
