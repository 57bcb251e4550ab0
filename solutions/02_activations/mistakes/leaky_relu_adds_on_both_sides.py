"""Alpha times x is added to the ReLU on both sides, so positive numbers come out too large. On that
side x must pass unchanged.

Fails: leaky_relu_scales_what_is_not_positive
"""

import tensorflow as tf


def leaky_relu(x, alpha):
    return tf.nn.relu(x) + alpha * x
