"""It returned None. A tape gives None when it was not told to watch x, since of itself it follows
Variables only; a function without `return` gives None too.

Fails: tanh_gradient_is_the_slope
"""

import tensorflow as tf


def tanh_gradient(x):
    with tf.GradientTape() as tape:
        y = tf.tanh(x)
    return tape.gradient(y, x)
