"""The four exponentials, of numbers that are clipped first (a new tensor) where tanh is flat."""

import tensorflow as tf


def tanh(x):
    x = tf.clip_by_value(x, -20.0, 20.0)
    return (tf.exp(x) - tf.exp(-x)) / (tf.exp(x) + tf.exp(-x))
