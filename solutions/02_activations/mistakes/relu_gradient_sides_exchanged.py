"""The slope is 1 for negative numbers and 0 for positive ones. It has to be the other way round.

Fails: relu_gradient_is_0_or_1
"""

import tensorflow as tf


def relu_gradient(x):
    return tf.where(x > 0, 0.0, 1.0)
