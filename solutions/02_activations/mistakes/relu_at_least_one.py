"""Numbers between 0 and 1 are stopped too, since the comparison is made with 1. The corner of ReLU
is at 0.

Fails: relu_stops_what_is_not_positive
"""

import tensorflow as tf


def relu(x):
    return tf.where(x > 1, x, 0.0)
