"""At 0 the mean of the two slopes is given. It was agreed to take the slope from the left.

Fails: leaky_relu_gradient_at_zero
"""

import tensorflow as tf


def leaky_relu_gradient(x, alpha):
    return (1 + alpha) / 2 + (1 - alpha) / 2 * tf.sign(x)
