"""The sign gives -1 for negative numbers. ReLU is flat there, so that its slope is 0.

Fails: relu_gradient_is_0_or_1
"""

import tensorflow as tf


def relu_gradient(x):
    return tf.sign(x)
