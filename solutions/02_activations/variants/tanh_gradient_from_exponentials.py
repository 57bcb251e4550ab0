"""t from four exponentials of clipped numbers, then 1 - t²: all roundings add up."""

import tensorflow as tf


def tanh_gradient(x):
    x = tf.clip_by_value(x, -30.0, 30.0)
    t = (tf.exp(x) - tf.exp(-x)) / (tf.exp(x) + tf.exp(-x))
    return 1 - t**2
