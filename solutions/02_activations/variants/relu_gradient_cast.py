"""The comparison, turned into numbers."""

import tensorflow as tf


def relu_gradient(x):
    return tf.cast(x > 0, tf.float32)
