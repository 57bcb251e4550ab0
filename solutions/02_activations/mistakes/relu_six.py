"""The result is cut off at 6. That is a relative called ReLU6; ReLU itself has no upper bound.

Fails: relu_stops_what_is_not_positive
"""

import tensorflow as tf


def relu(x):
    return tf.nn.relu6(x)
