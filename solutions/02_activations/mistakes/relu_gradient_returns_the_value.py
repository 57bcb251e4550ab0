"""This is ReLU itself, not its slope. For a positive number the slope is 1, however large the
number is.

Fails: relu_gradient_is_0_or_1
"""

import tensorflow as tf


def relu_gradient(x):
    return tf.nn.relu(x)
