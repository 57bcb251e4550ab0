"""At 0 the slope is given as 0, but the curve is flat on neither side. The slope from the left is
alpha.

Fails: leaky_relu_gradient_at_zero
"""

import tensorflow as tf


def leaky_relu_gradient(x, alpha):
    return tf.math.divide_no_nan(tf.nn.leaky_relu(x, alpha), x)
