"""Where chooses between x and alpha times x."""

import tensorflow as tf


def leaky_relu(x, alpha):
    return tf.where(x > 0, x, alpha * x)
