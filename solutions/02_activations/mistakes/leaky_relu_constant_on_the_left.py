"""Every negative number gives alpha itself. Alpha is a slope: it has to be multiplied by the
number.

Fails: leaky_relu_scales_what_is_not_positive
"""

import tensorflow as tf


def leaky_relu(x, alpha):
    return tf.where(x > 0, x, alpha)
