"""The slope has the wrong sign: the difference is the wrong way round. tanh rises everywhere, so
that its slope is never negative.

Fails: tanh_gradient_is_the_slope, tanh_gradient_of_other_numbers
"""

import tensorflow as tf


def tanh_gradient(x):
    return tf.tanh(x) ** 2 - 1
