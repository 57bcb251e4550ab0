"""This is the sigmoid itself, not its slope. At 0 the value is one half, the slope one quarter.

Fails: sigmoid_gradient_is_the_slope
"""

import tensorflow as tf


def sigmoid_gradient(x):
    return tf.sigmoid(x)
