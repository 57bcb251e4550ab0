"""By a gradient tape through the library's ReLU, whose slope at 0 is 0."""

import tensorflow as tf


def relu_gradient(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.nn.relu(x)
    return tape.gradient(y, x)
