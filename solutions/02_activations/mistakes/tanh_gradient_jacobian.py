"""This is the table of how each result depends on each input, with twice as many dimensions. Since
each result depends on its own input only, all that is wanted is one slope per number.

Fails: tanh_gradient_is_the_slope
"""

import tensorflow as tf


def tanh_gradient(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.tanh(x)
    return tape.jacobian(y, x)
