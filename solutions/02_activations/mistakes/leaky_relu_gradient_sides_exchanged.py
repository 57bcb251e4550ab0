"""The slope is alpha for positive numbers and 1 for negative ones. It has to be the other way
round.

Fails: leaky_relu_gradient_is_alpha_or_1
"""

import tensorflow as tf


def leaky_relu_gradient(x, alpha):
    return tf.where(x > 0, alpha, 1.0)
