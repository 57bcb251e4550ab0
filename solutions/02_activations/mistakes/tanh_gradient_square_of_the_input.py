"""The input is squared instead of the value. First tanh, then the square.

Fails: tanh_gradient_is_the_slope
"""

import tensorflow as tf


def tanh_gradient(x):
    return 1 - tf.tanh(x**2)
