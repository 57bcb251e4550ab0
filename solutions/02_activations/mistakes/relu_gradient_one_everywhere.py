"""The slope is 1 for all numbers, as if nothing were stopped. Where ReLU gives 0, it is flat.

Fails: relu_gradient_is_0_or_1
"""

import tensorflow as tf


def relu_gradient(x):
    return tf.ones_like(x)
