"""The slope 0.01 is typed into the function, so `alpha` has no effect. Use the argument.

Fails: leaky_relu_gradient_is_alpha_or_1, leaky_relu_gradient_with_other_slopes
"""

import tensorflow as tf


def leaky_relu_gradient(x, alpha):
    return tf.where(x > 0, 1.0, 0.01)
