"""The documents' fraction with its brackets, of |x|, and the sign put back."""

import tensorflow as tf


def tanh(x):
    a = tf.abs(x)
    t = (1 - tf.exp(-2 * a)) / (1 + tf.exp(-2 * a))
    return tf.where(x < 0, -t, t)
