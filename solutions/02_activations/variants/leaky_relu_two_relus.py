"""One ReLU for the positive part, less alpha times one for the negative part."""

import tensorflow as tf


def leaky_relu(x, alpha):
    return tf.nn.relu(x) - alpha * tf.nn.relu(-x)
