"""The value times one minus the value is the rule for the sigmoid. With tanh it is negative on the
left, although tanh rises everywhere.

Fails: tanh_gradient_is_the_slope
"""

import tensorflow as tf


def tanh_gradient(x):
    t = tf.tanh(x)
    return t * (1 - t)
