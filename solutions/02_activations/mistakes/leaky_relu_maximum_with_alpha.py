"""Each number is compared with alpha, so nothing is ever below alpha. What x is to be compared with
is alpha times x.

Fails: leaky_relu_scales_what_is_not_positive
"""

import tensorflow as tf


def leaky_relu(x, alpha):
    return tf.maximum(alpha, x)
