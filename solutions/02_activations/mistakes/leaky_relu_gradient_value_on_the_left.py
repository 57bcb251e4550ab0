"""On the negative side alpha times x is returned, the value of the leaky ReLU. Its slope there does
not depend on x.

Fails: leaky_relu_gradient_is_alpha_or_1
"""

import tensorflow as tf


def leaky_relu_gradient(x, alpha):
    return tf.where(x > 0, 1.0, alpha * x)
