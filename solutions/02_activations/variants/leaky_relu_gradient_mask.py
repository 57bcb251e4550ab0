"""A mask of ones and zeros, stretched from 0..1 to alpha..1."""

import tensorflow as tf


def leaky_relu_gradient(x, alpha):
    return alpha + (1 - alpha) * tf.cast(x > 0, tf.float32)
