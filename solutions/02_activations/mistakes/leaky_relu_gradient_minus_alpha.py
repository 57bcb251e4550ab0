"""The slope on the negative side has the wrong sign. The leaky ReLU rises on both sides.

Fails: leaky_relu_gradient_is_alpha_or_1
"""

import tensorflow as tf


def leaky_relu_gradient(x, alpha):
    return tf.where(x > 0, 1.0, -alpha)
