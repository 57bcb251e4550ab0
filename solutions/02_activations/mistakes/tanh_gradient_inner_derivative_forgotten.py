"""When tanh is written as 2σ(2x) - 1, its slope has the factor 2 twice: once from the stretching,
once from the 2x inside. One of them is missing.

Fails: tanh_gradient_is_the_slope
"""

import tensorflow as tf


def tanh_gradient(x):
    s = tf.sigmoid(2 * x)
    return 2 * s * (1 - s)
