"""The value over x, where 0 / 0 counts as 0."""

import tensorflow as tf


def relu_gradient(x):
    return tf.math.divide_no_nan(tf.nn.relu(x), x)
