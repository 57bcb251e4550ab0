"""The slope 0.01 is typed into the function, so `alpha` has no effect. Use the argument.

Fails: leaky_relu_scales_what_is_not_positive, leaky_relu_with_other_slopes
"""

import tensorflow as tf


def leaky_relu(x, alpha):
    return tf.maximum(0.01 * x, x)
