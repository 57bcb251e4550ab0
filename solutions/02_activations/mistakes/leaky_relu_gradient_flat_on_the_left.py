"""The slope on the negative side is 0, as for the plain ReLU, and `alpha` has no effect. It is this
small slope that keeps a unit from dying.

Fails: leaky_relu_gradient_is_alpha_or_1
"""

import tensorflow as tf


def leaky_relu_gradient(x, alpha):
    return tf.where(x > 0, 1.0, 0.0)
