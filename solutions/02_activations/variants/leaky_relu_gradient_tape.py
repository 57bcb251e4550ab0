"""By a gradient tape through the library's leaky ReLU, whose slope at 0 is alpha."""

import tensorflow as tf


def leaky_relu_gradient(x, alpha):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.nn.leaky_relu(x, alpha)
    return tape.gradient(y, x)
