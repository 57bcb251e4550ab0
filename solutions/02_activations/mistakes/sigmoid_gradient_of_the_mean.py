"""This is the gradient of the mean over all numbers, so each slope is divided by how many there
are. Each number has a slope of its own, whatever stands beside it.

Fails: sigmoid_gradient_is_the_slope
"""

import tensorflow as tf


def sigmoid_gradient(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.reduce_mean(tf.sigmoid(x))
    return tape.gradient(y, x)
