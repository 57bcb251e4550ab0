"""This is the gradient of the mean over all numbers, so each slope is divided by how many there
are. Each number has a slope of its own, whatever stands beside it.

Fails: relu_gradient_is_0_or_1
"""

import tensorflow as tf


def relu_gradient(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.reduce_mean(tf.nn.relu(x))
    return tape.gradient(y, x)
