"""A hundredth of each negative number gets through. That is a leaky ReLU; the plain one gives 0
there.

Fails: relu_stops_what_is_not_positive
"""

import tensorflow as tf


def relu(x):
    return tf.maximum(0.01 * x, x)
