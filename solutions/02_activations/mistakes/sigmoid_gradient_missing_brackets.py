"""Without brackets, s times 1 minus s is s minus s, which is 0 everywhere. The difference has to be
taken before the product.

Fails: sigmoid_gradient_is_the_slope
"""

import tensorflow as tf


def sigmoid_gradient(x):
    s = tf.sigmoid(x)
    return s * 1 - s
