"""Negative numbers become 0, so this is the plain ReLU and `alpha` has no effect. Here a part of
them, alpha times the number, must get through.

Fails: leaky_relu_scales_what_is_not_positive
"""

import tensorflow as tf


def leaky_relu(x, alpha):
    return tf.nn.relu(x)
