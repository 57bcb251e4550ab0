"""The tape gives back None, since it was not told to watch x: of itself it follows Variables only.

Fails: tanh_gradient_is_the_slope
"""

import tensorflow as tf


def tanh_gradient(x):
    with tf.GradientTape() as tape:
        y = tf.tanh(x)
    return tape.gradient(y, x)
