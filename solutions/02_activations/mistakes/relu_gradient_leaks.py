"""The slope on the negative side is 0.01. That belongs to a leaky ReLU; the plain one is flat
there.

Fails: relu_gradient_is_0_or_1
"""

import tensorflow as tf


def relu_gradient(x):
    return tf.where(x > 0, 1.0, 0.01)
