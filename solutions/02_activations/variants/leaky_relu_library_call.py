"""TensorFlow's own function, with alpha handed on."""

import tensorflow as tf


def leaky_relu(x, alpha):
    return tf.nn.leaky_relu(x, alpha=alpha)
