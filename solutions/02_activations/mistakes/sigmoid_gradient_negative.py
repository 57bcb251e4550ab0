"""The slope has the wrong sign: the difference is the wrong way round. The sigmoid rises
everywhere, so that its slope is never negative.

Fails: sigmoid_gradient_is_the_slope
"""

import tensorflow as tf


def sigmoid_gradient(x):
    s = tf.sigmoid(x)
    return s * (s - 1)
