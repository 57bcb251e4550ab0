"""The third binomial formula: (1 - t) (1 + t)."""

import tensorflow as tf


def tanh_gradient(x):
    t = tf.tanh(x)
    return (1 - t) * (1 + t)
