"""The positive numbers are scaled by alpha and the negative ones pass. It has to be the other way
round.

Fails: leaky_relu_scales_what_is_not_positive, leaky_relu_with_other_slopes
"""

import tensorflow as tf


def leaky_relu(x, alpha):
    return tf.where(x > 0, alpha * x, x)
