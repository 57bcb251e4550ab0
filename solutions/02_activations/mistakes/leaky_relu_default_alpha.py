"""`alpha` is not handed on, so TensorFlow uses its own default of 0.2 every time. The argument has
to have an effect.

Fails: leaky_relu_scales_what_is_not_positive, leaky_relu_with_other_slopes
"""

import tensorflow as tf


def leaky_relu(x, alpha):
    return tf.nn.leaky_relu(x)
