"""This is the leaky ReLU itself, not its slope. For a positive number the slope is 1, however large
the number is.

Fails: leaky_relu_gradient_is_alpha_or_1
"""

import tensorflow as tf


def leaky_relu_gradient(x, alpha):
    return tf.nn.leaky_relu(x, alpha)
