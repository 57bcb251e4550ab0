"""The value is divided by x, and at 0 that is 0 / 0, not a number. Whether x is positive can be
told without a division.

Fails: relu_gradient_at_zero
"""

import tensorflow as tf


def relu_gradient(x):
    return tf.nn.relu(x) / x
