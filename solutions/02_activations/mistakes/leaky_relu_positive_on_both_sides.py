"""The negative side comes out positive: the sign has been turned. The curve goes on falling to the
left of 0, only less steeply.

Fails: leaky_relu_scales_what_is_not_positive
"""

import tensorflow as tf


def leaky_relu(x, alpha):
    return tf.where(x > 0, x, -alpha * x)
