"""This is the ELU, which bends to -alpha with an exponential. The leaky ReLU is a straight line on
the left too.

Fails: leaky_relu_scales_what_is_not_positive
"""

import tensorflow as tf


def leaky_relu(x, alpha):
    return tf.where(x > 0, x, alpha * (tf.exp(x) - 1))
