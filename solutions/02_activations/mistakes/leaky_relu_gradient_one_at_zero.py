"""At 0 the slope from the right is taken, 1. It was agreed to take that from the left; look at the
comparison, or at what your tape does when the two arguments of a maximum are equal.

Fails: leaky_relu_gradient_at_zero, leaky_relu_gradient_with_other_slopes
"""

import tensorflow as tf


def leaky_relu_gradient(x, alpha):
    return tf.where(x >= 0, 1.0, alpha)
